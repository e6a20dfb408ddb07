"""A PDF → a verdict: whether it still says what the records inside it give, offline."""

from .checks import verify
from .verdict import Finding, Verdict

__all__ = ["Finding", "Verdict", "verify"]

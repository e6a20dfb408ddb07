"""What a template may be given: a brief, or one of the sheets that are made from more than one."""

from .brief import Brief
from .precall import Precall
from .sheet import Sheet

Printable = Brief | Sheet | Precall

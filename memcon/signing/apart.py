"""pyHanko runs an event loop of its own, which no thread may do that is inside of one already."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def run_apart(action: Callable[..., Any], *values: Any, **named: Any) -> Any:
    """What an action returns or raises, done in a thread of its own: callers may have a loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(action, *values, **named).result()

"""Work that makes many values and no cycles, done without the collector of cycles.

It would look through all that was made, again and again, to find nothing.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def calm() -> Iterator[None]:
    """Until it ends, cycles are not collected; then as before."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()

"""Edits → looks at the files, until told to stop."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

_TICK = 500
"""Milliseconds between two looks at whether the watched folders are still the same ones."""


def watch_places(
    places: Callable[[], Sequence[Path]], look: Callable[[], bool], stop: Event
) -> None:
    """Look whenever something at the places changes.

    A folder that is removed and made again is another one to the system, which goes on watching the
    old one: so their identities are compared at every tick, and the watch begins anew.
    """
    polling: bool | None = None
    while not stop.is_set():
        before = _identities(places())
        look()
        if not before:
            stop.wait(_TICK / 1000)
            continue
        try:
            for changed in _changes(before, stop, polling):
                # What was written while a new folder was not watched yet is seen one tick later.
                while changed and look() and not stop.is_set():
                    pass
                if _identities(places()) != before:
                    break
        except (OSError, RuntimeError):  # no watches left, or a folder went while it was added
            polling = True if _identities(places()) == before else None
            stop.wait(_TICK / 1000)


def _changes(
    places: dict[Path, tuple[int, int]], stop: Event, polling: bool | None
) -> Iterator[bool]:
    """Whether something changed just now or a tick ago, again and again."""
    from watchfiles import watch

    recent = False
    for changes in watch(
        *places,
        watch_filter=None,
        debounce=300,
        step=20,
        stop_event=stop,
        rust_timeout=_TICK,
        yield_on_timeout=True,
        raise_interrupt=False,
        force_polling=polling,
        ignore_permission_denied=True,
    ):
        yield bool(changes) or recent
        recent = bool(changes)


def _identities(places: Sequence[Path]) -> dict[Path, tuple[int, int]]:
    """Which of the places are there, each with its device and number."""
    found = {}
    for place in places:
        try:
            state = place.stat()
        except OSError:
            continue
        found[place] = (state.st_dev, state.st_ino)
    return found

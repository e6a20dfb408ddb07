"""Values put aside in an unnamed file, and taken up again one at a time.

A site may have tens of thousands of contacts. What its pages need of each is made once and put
here, so that memory holds the few that are being written and no more. The file is gone with the
process, and nothing but this process ever reads it.
"""

import pickle
import tempfile
import weakref
from collections import OrderedDict
from typing import Any

from memcon.schemas import Registries

_HELD = 8
"""Values kept after they were taken up: what belongs together is asked for together."""


class Shelf:
    """Puts values aside. Registries are shared by thousands of them, so they stay in memory."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the shelf is there
        weakref.finalize(self, self._file.close)
        self._places: list[int] = []
        self._registries: list[Registries] = []
        self._numbers: dict[int, int] = {}
        self._held: OrderedDict[int, Any] = OrderedDict()

    def put(self, value: object) -> int:
        """Put a value aside; its number comes back."""
        self._places.append(self._file.seek(0, 2))
        _Pickler(self._file, self._number).dump(value)
        return len(self._places) - 1

    def take(self, number: int) -> Any:
        """The value of a number, equal to what was put aside; the last few stay at hand."""
        if number in self._held:
            self._held.move_to_end(number)
            return self._held[number]
        self._file.seek(self._places[number])
        value = _Unpickler(self._file, self._registries).load()
        self._held[number] = value
        if len(self._held) > _HELD:
            self._held.popitem(last=False)
        return value

    def _number(self, registries: Registries) -> int:
        if id(registries) not in self._numbers:
            self._numbers[id(registries)] = len(self._registries)
            self._registries.append(registries)
        return self._numbers[id(registries)]


class _Pickler(pickle.Pickler):
    def __init__(self, file: Any, number: Any) -> None:
        super().__init__(file, protocol=5)
        self._number = number

    def persistent_id(self, obj: object) -> int | None:
        return self._number(obj) if isinstance(obj, Registries) else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: Any, registries: list[Registries]) -> None:
        super().__init__(file)  # what this process wrote itself
        self._registries = registries

    def persistent_load(self, pid: int) -> Registries:
        return self._registries[pid]

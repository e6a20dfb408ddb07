"""Values put aside in an unnamed file, and taken up again one at a time.

A site may have tens of thousands of contacts. What its pages need of each is made once and put
here, so that memory holds the few that are being written and no more. The file is gone with the
process, and nothing but this process ever reads it.
"""

import io
import pickle
import tempfile
import weakref
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from itertools import count
from typing import IO, Any

from memcon.schemas import Registries

_HELD = 8
"""Values kept after they were taken up: what belongs together is asked for together."""


class Shelf:
    """Puts values aside. Registries are shared by thousands of them, so they stay in memory."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the shelf is there
        weakref.finalize(self, self._file.close)
        self._registries: list[Registries] = []
        self._held: OrderedDict[int, Any] = OrderedDict()
        self._numbers = count()

    def put(self, value: object) -> Callable[[], Any]:
        """Put a value aside; what comes back takes it up again, equal to what it was."""
        place = self._file.seek(0, io.SEEK_END)
        _Pickler(self._file, self._number).dump(value)
        return self.later(lambda: self._read(place))

    def later(self, make: Callable[[], Any]) -> Callable[[], Any]:
        """What makes a value when it is asked for, and keeps it at hand like one taken up."""
        return partial(self._take, next(self._numbers), make)

    def _take(self, number: int, make: Callable[[], Any]) -> Any:
        if number in self._held:
            self._held.move_to_end(number)
            return self._held[number]
        value = make()
        self._held[number] = value
        if len(self._held) > _HELD:
            self._held.popitem(last=False)
        return value

    def _read(self, place: int) -> Any:
        self._file.seek(place)
        return _Unpickler(self._file, self._registries).load()

    def _number(self, registries: Registries) -> int:
        for number, known in enumerate(self._registries):
            if known is registries:
                return number
        self._registries.append(registries)
        return len(self._registries) - 1


class _Pickler(pickle.Pickler):
    def __init__(self, file: IO[bytes], number: Callable[[Registries], int]) -> None:
        super().__init__(file, protocol=5)
        self._number = number

    def persistent_id(self, obj: object) -> int | None:
        return self._number(obj) if isinstance(obj, Registries) else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: IO[bytes], registries: Sequence[Registries]) -> None:
        super().__init__(file)  # what this process wrote itself
        self._registries = registries

    def persistent_load(self, pid: int) -> Registries:
        return self._registries[pid]

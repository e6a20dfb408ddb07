"""Values put aside in an unnamed file, and taken up again one at a time.

A site may have tens of thousands of contacts. What its pages need of each is made once and put
here, so that memory holds the few that are being written and no more. The file is gone with the
process, and nothing but this process ever reads it.
"""

import hashlib
import io
import pickle
import tempfile
import weakref
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import IO, Any

from memcon.schemas import Registries

_HELD = 8
"""Values kept after they were taken up: what belongs together is asked for together."""


class Shelf:
    """Puts values aside. Registries are shared by thousands of them, so they stay in memory."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the shelf is there
        weakref.finalize(self, self._file.close)
        self._places: list[int] = []
        self._digests: list[str] = []
        self._registries: dict[str, Registries] = {}
        self._names: dict[int, str] = {}
        self._held: OrderedDict[int, Any] = OrderedDict()

    def put(self, value: object) -> int:
        """Put a value aside; its number comes back."""
        data = io.BytesIO()
        _Pickler(data, self._name).dump(value)
        self._places.append(self._file.seek(0, io.SEEK_END))
        self._digests.append(hashlib.sha256(data.getbuffer()).hexdigest())
        self._file.write(data.getbuffer())
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

    def digest(self, number: int) -> str:
        """What stands for a value and the registries that it uses: equal ones are equal values."""
        return self._digests[number]

    def _name(self, registries: Registries) -> str:
        """Registries by their contents."""
        name = self._names.get(id(registries))
        if name is None:
            name = hashlib.sha256(repr(registries).encode()).hexdigest()
            self._names[id(registries)] = name
            self._registries.setdefault(name, registries)
        return name


class _Pickler(pickle.Pickler):
    def __init__(self, file: IO[bytes], name: Callable[[Registries], str]) -> None:
        super().__init__(file, protocol=5)
        self._name = name

    def persistent_id(self, obj: object) -> str | None:
        return self._name(obj) if isinstance(obj, Registries) else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: IO[bytes], registries: Mapping[str, Registries]) -> None:
        super().__init__(file)  # what this process wrote itself
        self._registries = registries

    def persistent_load(self, pid: str) -> Registries:
        return self._registries[pid]

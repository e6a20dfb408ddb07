"""Outlines of contacts, remembered from one build to the next.

To lay accounts side by side and to draw up briefs takes longer than all else that is read. Where
nothing that a contact is made from has changed, its outline is as it was. The file lies beside the
site and may be deleted: then all is made anew. It is a pickle in a database, but one that can name
the classes of an outline only, so that a file put there by somebody else cannot run anything.
"""

import io
import pickle
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from .contacts import ContactPage, Kept

_CLASSES = {
    "memcon.brief": {"Marks", "Part", "Passage", "Quoted"},
    "memcon.inline": {"Inline", "Worded"},
    "memcon.site.contacts": {"ContactPage", "Corrected", "Principal", "ReadoutPage", "Said"},
    "pathlib": {"PurePosixPath"},
    "schemas.when": {"Edtf", "Moment"},
    "memcon.schemas.when": {"Edtf", "Moment"},
}
_TABLE = "CREATE TABLE IF NOT EXISTS outlines (key TEXT PRIMARY KEY, data BLOB)"


class Recall:
    """Remembers outlines by what they were made from; what is not asked for again is forgotten.

    `made_by` stands for the code and all else that outlines depend on.
    """

    def __init__(self, path: Path, made_by: str) -> None:
        self._path = path
        self._made_by = made_by
        self._asked: set[str] = set()

    def __enter__(self) -> Self:
        self._database = _open(self._path)
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(sqlite3.Error):
            known = {row[0] for row in self._database.execute("SELECT key FROM outlines")}
            gone = [(key,) for key in known - self._asked]
            self._database.executemany("DELETE FROM outlines WHERE key = ?", gone)
            self._database.commit()
        self._database.close()

    def get(self, key: str, kept: Kept) -> ContactPage | None:
        """The outline that was made from the same; `kept` is where the contact is whole."""
        key = f"{self._made_by} {key}"
        self._asked.add(key)
        try:
            row = self._database.execute(
                "SELECT data FROM outlines WHERE key = ?", (key,)
            ).fetchone()
            page = _Unpickler(io.BytesIO(row[0]), kept).load() if row else None
        except (sqlite3.Error, pickle.UnpicklingError, EOFError, AttributeError, ValueError):
            return None
        return page if isinstance(page, ContactPage) else None

    def put(self, key: str, page: ContactPage) -> None:
        """Remember an outline."""
        data = io.BytesIO()
        _Pickler(data, protocol=5).dump(page)
        with suppress(sqlite3.Error):
            self._database.execute(
                "INSERT OR REPLACE INTO outlines VALUES (?, ?)",
                (f"{self._made_by} {key}", data.getvalue()),
            )


def _open(path: Path) -> sqlite3.Connection:
    """The database; a new one where the file is none, and one in memory where none can be made."""
    for place in (path, path, Path(":memory:")):
        try:
            database = sqlite3.connect(place)
            database.execute("PRAGMA synchronous = OFF")
            database.execute(
                "CREATE TABLE IF NOT EXISTS outlines (key TEXT PRIMARY KEY, data BLOB)"
            )
        except sqlite3.Error:
            with suppress(OSError):
                path.unlink()
        else:
            return database
    raise AssertionError


class _Pickler(pickle.Pickler):
    def persistent_id(self, obj: object) -> str | None:
        return "kept" if isinstance(obj, Kept) else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, data: io.BytesIO, kept: Kept) -> None:
        super().__init__(data)
        self._kept = kept

    def persistent_load(self, _pid: str) -> Kept:
        return self._kept

    def find_class(self, module: str, name: str) -> Any:
        if name in _CLASSES.get(module, ()):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")

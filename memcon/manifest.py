"""What earlier builds found out, as rows of one SQLite file.

Each row is true on its own: its key is a hash of all that its value follows from, and a seal holds
the two together. So it does not matter in which order rows were written, or that a power cut lost
some: what is missing is found out again, and what is damaged is known by its seal.
"""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

_VERSION = 1
_SEAL = 8
"""Bytes in front of each value."""
_TABLE = """
CREATE TABLE IF NOT EXISTS rows (key BLOB PRIMARY KEY, value BLOB NOT NULL, day INTEGER NOT NULL)
"""
_DAY = 86_400 * 10**9
_PATIENCE = 2.0
"""Seconds to wait for another build that is writing its rows."""


class Manifest:
    """Values by their keys. Never raises: a manifest that fails is told of once, and done without.

    `path` is none where nothing is to be remembered.
    """

    def __init__(self, path: Path | None, tell: Callable[[str], None] = lambda _: None) -> None:
        self._path = path
        self._tell = tell
        self._rows: sqlite3.Connection | None = None
        self._waiting: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self.has_failed = False
        """Whether it was told of as damaged or out of reach."""
        if path is not None:
            self._open(path)

    def get(self, key: bytes) -> bytes | None:
        """The value of a key, if there is one and its seal holds."""
        if key in self._waiting:
            return self._waiting[key]
        if self._rows is None:
            return None
        try:
            row = self._rows.execute("SELECT value FROM rows WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._fail(error)
            return None
        if row is None or not isinstance(row[0], bytes) or row[0][:_SEAL] != _seal(key, row[0]):
            return None
        self._used.add(key)
        return row[0][_SEAL:]

    def put(self, key: bytes, value: bytes) -> None:
        """Hold a row ready; `commit` writes it."""
        if self._rows is not None:
            self._waiting[key] = value

    def commit(self, now: int) -> None:
        """Write what waits, and on which day the rows were used last; all of it or nothing."""
        if self._rows is None:
            return
        day = now // _DAY
        rows = [
            (key, blake2b(key + value, digest_size=_SEAL).digest() + value, day)
            for key, value in self._waiting.items()
        ]
        used = [(day, key, day) for key in self._used - self._waiting.keys()]
        try:
            with self._rows:
                self._rows.execute("BEGIN IMMEDIATE")
                self._rows.executemany("INSERT OR REPLACE INTO rows VALUES (?, ?, ?)", rows)
                self._rows.executemany(
                    "UPDATE rows SET day = ? WHERE key = ? AND day <> ?", used if rows else []
                )
        except sqlite3.Error as error:
            self._fail(error)
            return
        self._waiting.clear()
        if rows:
            self._used.clear()

    def forget(self, before: int) -> int:
        """Drop the rows last used before a day, given in nanoseconds; return how many they were."""
        if self._rows is None:
            return 0
        try:
            with self._rows:
                gone = self._rows.execute("DELETE FROM rows WHERE day < ?", (before // _DAY,))
            self._rows.execute("VACUUM")
        except sqlite3.Error as error:
            self._fail(error)
            return 0
        return gone.rowcount

    def check(self) -> tuple[int, int]:
        """How many rows there are, and how many of them are damaged; those are dropped."""
        if self._rows is None:
            return 0, 0
        try:
            found = self._rows.execute("SELECT key, value FROM rows").fetchall()
            bad = [
                (key,)
                for key, value in found
                if not isinstance(value, bytes) or value[:_SEAL] != _seal(key, value)
            ]
            with self._rows:
                self._rows.executemany("DELETE FROM rows WHERE key = ?", bad)
        except sqlite3.Error as error:
            self._fail(error)
            return 0, 0
        return len(found), len(bad)

    def close(self) -> None:
        """Let go of the file; what was not committed is lost."""
        if self._rows is not None:
            self._rows.close()
            self._rows = None

    def _open(self, path: Path) -> None:
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._rows = _connect(path)
        except (sqlite3.Error, OSError) as error:
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        """Go on without the manifest; one that is damaged begins anew where that is possible."""
        self.close()
        self.has_failed = True
        self._waiting.clear()
        path = self._path
        if path is None:
            return
        if not _is_damaged(error):
            self._tell(f"{path}: {error}; this build goes on without what earlier ones found out")
            return
        self._tell(f"{path}: {error}; it begins anew")
        self._path = None  # a second failure is not mended
        with suppress(OSError, sqlite3.Error):
            path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
            path.unlink(missing_ok=True)
            self._rows = _connect(path)


def _connect(path: Path) -> sqlite3.Connection:
    rows = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    rows.text_factory = bytes  # a damaged row must not fail to decode
    try:
        rows.execute("PRAGMA synchronous = NORMAL")
        if rows.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            with rows:
                rows.execute("BEGIN IMMEDIATE")
                rows.execute("DROP TABLE IF EXISTS rows")
                rows.execute(_TABLE)
                rows.execute(f"PRAGMA user_version = {_VERSION}")
    except BaseException:
        rows.close()
        raise
    return rows


def _is_damaged(error: Exception) -> bool:
    """Whether the file is no database of ours any more; locks and full disks are no damage."""
    if isinstance(error, sqlite3.OperationalError):
        return "no such table" in str(error) or "no such column" in str(error)
    return isinstance(error, sqlite3.DatabaseError)


def _seal(key: bytes, value: bytes) -> bytes:
    return blake2b(key + value[_SEAL:], digest_size=_SEAL).digest()

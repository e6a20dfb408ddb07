"""A YAML file → plain data that knows the line and column of each key and value.

YAML is hostile until proven. The fast reader answers nearly always; whatever it refuses, and all
that looks like an anchor, an alias or a tag, goes to the careful reader of `careful.py`, which says
where and why.
"""

import hashlib
import json
import re
import stat
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ryaml

from .problems import Finding, Location, Place, Problem, UnreadableError, line_and_column, told
from .schemas import HIDDEN

if TYPE_CHECKING:
    from .careful import Mark

MAX_BYTES = 1_000_000
_TEXT, _HOLDERS = frozenset({str}), frozenset({dict, list})
_TELLING = 8
"""Characters that make a value worth looking for in the text."""
# What a quoted scalar may write in another way than it reads.
_CHANGED = re.compile(r"\\|''|\n")
# The part of a line before a scalar that stands on it whole, up to its quotation mark.
_BEGINS = re.compile(r"[:\-\[{,] (?=[\"']?\Z)")
_WORD = re.compile(r"[^\s'\"]+")
# An anchor, an alias or a tag can only stand where a value or a key may begin. The character comes
# before the look at what precedes it, because that is how the search is fast.
_SUSPECT = re.compile(r"[&*!](?<![^\s\[{,].)")


@dataclass(frozen=True)
class Document:
    """The data of one file, its text, and on demand the place of everything in it."""

    path: str
    data: Any
    text: str
    sha256: str

    @cached_property
    def _marks(self) -> "Mark":
        """The places of all keys and values: a second, slower read, made only when one is asked."""
        from .careful import read

        return read(self.text).root

    def locate(self, place: Place, *, at_key: bool = False) -> Location:
        """The line and column of a place, or of the deepest part of it that the file has.

        A short form (a string for a mapping, one item for a list) has no place for what it stands
        for; the short form itself is the answer then.
        """
        if not at_key and (at := self._found_once(place)) is not None:
            return Location(self.path, *line_and_column(self.text, at))
        mark = self._marks
        line, column = mark.line, mark.column
        for step in place:
            child = mark.children.get(step)
            if child is None:
                if isinstance(step, int) and step == 0:
                    continue
                break
            mark = child
            line, column = mark.line, mark.column
        else:
            if at_key and mark.key:
                line, column = mark.key
        return Location(self.path, line, column)

    def _found_once(self, place: Place) -> int | None:
        """Where a value stands that the text has once, as a whole and as it is: most do.

        A short value is looked for with its key. Spares the careful read of a file that has no more
        to say than that a capture is missing.
        """
        value = self.data
        for step in place:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        if not isinstance(value, str) or _CHANGED.search(value):
            return None
        is_telling = len(value) >= _TELLING
        at = self._alone(value) if is_telling else self._with_key(place[-1], value)
        if at is None:
            return None
        start = self.text.rfind("\n", 0, at) + 1
        return None if "#" in self.text[start:at] else at

    def _alone(self, value: str) -> int | None:
        """Where a value stands that no other key and no other value has as a part."""
        if self.text.count(value) != 1:
            return None
        # Where nothing is escaped, a word without spaces and quotation marks is written as it
        # reads. Any other must be once among all keys and values too: no other scalar has it as a
        # part.
        is_word = "\\" not in self.text and _WORD.fullmatch(value)
        if not is_word and self._words.count(_written(value)[1:-1]) != 1:
            return None
        at = self.text.index(value)
        line = self.text[self.text.rfind("\n", 0, at) + 1 : at]
        begins = _BEGINS.search(line)
        return at - len(line) + begins.end() if begins else None

    def _with_key(self, key: str | int, value: str) -> int | None:
        """Where a value stands after its key, if the two stand together only there."""
        if isinstance(key, int):
            return None
        word, ends = re.escape(key), "[\"'}\\],\n]"
        pattern = rf"{word}(?<![^\s{{,]{word}): ([\"']?{re.escape(value)})(?={ends})"
        found = [match.start(1) for match in re.finditer(pattern, self.text)]
        if len(found) != 1:
            return None
        # Once among the data too, with all that could look like it: no text says "key: value".
        word, words = (re.escape(_written(item)[1:-1]) for item in (key, value))
        alike = rf"""{word}"?: (?:\\?["'])?{words}["'}}\],\\ ]"""
        return found[0] if len(re.findall(alike, self._words)) == 1 else None

    @cached_property
    def _words(self) -> str:
        """All keys and values in one text; what is the same word there is so in the data."""
        return _written(self.data)

    def problem(self, finding: Finding, severity: Any = "error") -> Problem:
        """The finding at its line and column."""
        where = self.locate(finding.place, at_key=finding.at_key)
        message, hint = told(finding.message), told(finding.hint)
        return Problem(where, finding.code, message, hint, severity)


def _written(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


def load(path: Path, name: str | None = None) -> Document:
    """The data of a YAML file; `name` is how messages call it.

    Raises UnreadableError with every problem found where it is not a plain, strict YAML mapping.
    """
    name = name or str(path)
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            raise _unreadable(name, "cannot-read", "is a folder")
        if not stat.S_ISREG(state.st_mode):  # a device may never end, a pipe never begin
            raise _unreadable(name, "cannot-read", "is no ordinary file")
        if state.st_size > MAX_BYTES:
            raise _too_large(name, state.st_size)
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _unreadable(name, "cannot-read", reason) from None
    return parse(raw, name)


def parse(raw: bytes, name: str) -> Document:
    """The data of YAML bytes; raises UnreadableError as `load` does."""
    if len(raw) > MAX_BYTES:
        raise _too_large(name, len(raw))
    text = _decode(raw, name)
    data = read_fast(text)
    if data is None:
        from .careful import read

        answer = read(text)
        if answer.problems:
            raise UnreadableError(
                tuple(
                    Problem(
                        Location(name, item.line, item.column),
                        item.code,
                        told(item.message),
                        item.hint,
                    )
                    for item in answer.problems
                ),
            )
        data = answer.data
    return Document(name, data, text, hashlib.sha256(raw).hexdigest())


def read_fast(text: str) -> dict[str, Any] | None:
    """The mapping, where the fast reader may be trusted with the text; else nothing."""
    if "\t" in text or _SUSPECT.search(text):
        return None
    try:
        data = ryaml.loads(text)
    except (ryaml.InvalidYamlError, ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) and _has_text_keys(data) else None


def _has_text_keys(data: dict[Any, Any]) -> bool:
    """Whether every key is text; the fast reader takes numbers too, but cannot say where."""
    waiting: list[Any] = [data]
    for held in waiting:
        is_mapping = held.__class__ is dict
        if is_mapping and not _TEXT.issuperset(map(type, held)):
            return False
        items = held.values() if is_mapping else held
        waiting += [item for item in items if item.__class__ in _HOLDERS]
    return True


def _decode(raw: bytes, name: str) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = f"is not UTF-8: byte 0x{raw[error.start]:02X}"
        raise _unreadable(
            name, "not-utf8", message, "save the file as UTF-8", line, column
        ) from None
    if text.startswith("\ufeff"):
        message = "begins with a byte order mark"
        raise _unreadable(name, "byte-order-mark", message, "save as UTF-8 without BOM", 1, 1)
    if found := HIDDEN.search(text):
        line, column = line_and_column(text, found.start())
        message = f"has the hidden character U+{ord(found[0]):04X}"
        raise _unreadable(name, "hidden-character", message, "delete it", line, column)
    return text


def _too_large(name: str, size: int) -> UnreadableError:
    message = f"has {size:,} bytes; the limit is {MAX_BYTES:,}"
    return _unreadable(name, "file-too-large", message)


def _unreadable(  # noqa: PLR0913, PLR0917 - a problem has these parts
    name: str,
    code: str,
    message: str,
    hint: str = "",
    line: int = 0,
    column: int = 0,
) -> UnreadableError:
    return UnreadableError((Problem(Location(name, line, column), code, message, hint),))

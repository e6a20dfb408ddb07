"""The careful YAML reader: strict data with the place of every key and value.

It walks parser events and builds nothing that the events do not spell out, so no input can grow in
memory. Scalars are those of the YAML 1.2 core schema, but for numbers with a leading zero, which
are text: `NO` is Norway, `on` is a word, `010` is not 8.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from .problems import line_and_column

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 40
MAX_NODES = 50_000

_NULL = re.compile(r"(?:~|null|Null|NULL)?\Z")
_TRUE = re.compile(r"(?:true|True|TRUE)\Z")
_FALSE = re.compile(r"(?:false|False|FALSE)\Z")
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,18})\Z")
_BASED = re.compile(r"0(?:o[0-7]{1,20}|x[0-9a-fA-F]{1,16})\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_SPECIAL = {
    ".inf": float("inf"),
    "+.inf": float("inf"),
    "-.inf": float("-inf"),
    ".nan": float("nan"),
}


@dataclass(slots=True)
class Mark:
    """Where a value stands (line and column from 1), where its key stands, and its parts."""

    line: int
    column: int
    key: tuple[int, int] | None = None
    children: dict[str | int, "Mark"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that strict YAML refuses."""

    line: int
    column: int
    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The data, the places, and what was refused; data counts only where nothing was."""

    data: Any
    root: Mark
    problems: tuple[Fault, ...]


class _Stop(Exception):  # noqa: N818 - not an error: the reading ends here
    """Nothing after this point can be read."""


def read(text: str) -> Answer:
    """The strict reading of a text: all it holds, or all that is wrong with it."""
    if (tab := text.find("\t")) >= 0:
        fault = Fault(*line_and_column(text, tab), "yaml-tab", "has a tab", "use spaces")
        return Answer(None, Mark(1, 1), (fault,))
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        # The stubs of PyYAML leave out which events have marks, anchors and tags.
        self.events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self.faults: list[Fault] = []
        self.nodes = 0

    def read(self) -> Answer:
        data, root = None, Mark(1, 1)
        try:
            data, root = self._document()
        except _Stop:
            pass
        except yaml.YAMLError as error:
            self._syntax(error)
        return Answer(data, root, tuple(self.faults))

    def _document(self) -> tuple[Any, Mark]:
        next(self.events)  # the start of the stream
        event = next(self.events)
        if not isinstance(event, yaml.DocumentStartEvent):
            self._fault(event, "empty-file", "holds no readout")
            raise _Stop
        first = next(self.events)
        data, root = self._node(first, 1)
        next(self.events)  # the end of the document
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._fault(
                after, "yaml-many-documents", "holds a second document", "one file, one readout"
            )
        elif not isinstance(data, dict) and not self.faults:
            self._fault(first, "not-a-mapping", "must be a mapping of fields, such as `memcon: 1`")
        return data, root

    def _node(self, event: Any, depth: int) -> tuple[Any, Mark]:
        mark = Mark(event.start_mark.line + 1, event.start_mark.column + 1)
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._fault(event, "yaml-too-many-values", f"holds more than {MAX_NODES:,} values")
            raise _Stop
        if depth > MAX_DEPTH:
            self._fault(event, "yaml-too-deep", f"is nested deeper than {MAX_DEPTH} levels")
            raise _Stop
        if isinstance(event, yaml.AliasEvent):
            self._fault(
                event, "yaml-alias", f"uses the alias *{event.anchor}", "write the value out"
            )
            return None, mark
        if event.anchor:
            self._fault(
                event, "yaml-anchor", f"sets the anchor &{event.anchor}", "write the value out"
            )
        if event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._fault(event, "yaml-tag", f"uses the tag {tag}", "tags are not allowed; quote it")
        if isinstance(event, yaml.ScalarEvent):
            return scalar(event.value) if event.implicit[0] else event.value, mark
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(mark, depth), mark
        return self._mapping(mark, depth), mark

    def _sequence(self, mark: Mark, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            item, mark.children[len(items)] = self._node(event, depth + 1)
            items.append(item)
        return items

    def _mapping(self, mark: Mark, depth: int) -> dict[str, Any]:
        items: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key, place = self._node(event, depth + 1)
            if not isinstance(key, str):
                shown = event.value if isinstance(event, yaml.ScalarEvent) else "a collection"
                self._fault(event, "yaml-key", f"a key is {shown}, not text", "quote it")
                key = str(shown)
            elif key in items:
                first = mark.children[key].key or (0, 0)
                message = f'the key "{key}" stands here again; the first is on line {first[0]}'
                self._fault(event, "yaml-duplicate-key", message, "keep one of the two")
            value, child = self._node(next(self.events), depth + 1)
            items[key] = value
            child.key = (place.line, place.column)
            mark.children[key] = child
        return items

    def _fault(self, event: Any, code: str, message: str, hint: str = "") -> None:
        mark = event.start_mark
        self.faults.append(Fault(mark.line + 1, mark.column + 1, code, message, hint))

    def _syntax(self, error: yaml.YAMLError) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        message = getattr(error, "problem", None) or "cannot be read as YAML"
        context = getattr(error, "context", None)
        began = getattr(error, "context_mark", None)
        if context and began:
            message += f" ({context} that began on line {began.line + 1})"
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        hint = "a text that holds ': ' or begins with a special character must be quoted"
        self.faults.append(Fault(line, column, "yaml-syntax", message, hint))


def scalar(word: str) -> Any:  # noqa: PLR0911 - one line a kind of scalar
    """What a plain, unquoted word means."""
    if _NULL.match(word):
        return None
    if _TRUE.match(word):
        return True
    if _FALSE.match(word):
        return False
    if _INTEGER.match(word):
        return int(word)
    if _BASED.match(word):
        return int(word, 0)
    if word.lower() in _SPECIAL:
        return _SPECIAL[word.lower()]
    if _FLOAT.match(word):
        return float(word)
    return word

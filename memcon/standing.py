"""The last build of the same words, contact by contact: what of it still stands.

One row says what each contact came to, with a hash over the stamps of its folder and one over those
of its outputs. Where both hold and nothing changed that all contacts share, the contact stands: no
file of it is opened. Where every contact stands, no library is imported either.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from .aside import aside
from .calm import calm
from .examined import unpack_problems
from .memory import Memory, Place, key_of
from .result import Result
from .shelf import TOP, State, look_at_outputs
from .sight import Listing, digest, hash_names, now, within
from .told import Told, Wording, Words
from .tool import code_folders, versions

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from .jobs import Wanted


class Entry(NamedTuple):
    """One contact of a build, as JSON has it."""

    folder: str
    """As messages name it."""
    absolute: str
    """Empty where that is absolute."""
    wanted: Sequence[str]
    """The names of the readouts that were asked for."""
    stamps: str
    """One hash over those of all below its folder; empty where they could not be relied on."""
    names: str
    """One hash over the names in its folder."""
    bearing: str
    """See `Surveyed.bearing`."""
    output: str
    """The name of the folder of its outputs; empty where it has none."""
    outputs: str
    """One hash over their stamps; empty where those could not be relied on."""
    made: int
    refused: Sequence[str]
    left: Sequence[str]
    """Outputs of readouts that are gone or refused, beside its own."""
    problems: Sequence[Told]
    recounts: Sequence[tuple[str, str]]
    """Of each readout that claims a place in a series, a hash over what its recount says."""
    people: Sequence[int]
    row: str
    """The key, in hex, under which the memory holds what was found of it."""

    @property
    def place(self) -> str:
        """Its folder, absolute."""
        return self.absolute or self.folder

    @property
    def paths(self) -> list[str]:
        """The readouts that were asked for, as messages mostly name them."""
        return [f"{self.folder}/{name}" for name in self.wanted]


class Row(NamedTuple):
    """A build, as JSON has it."""

    grounds: Sequence[tuple[str, Sequence[str], bool, str]]
    """The places that all contacts share, with one hash over the stamps of each."""
    tops: Sequence[str]
    """The folders that were looked through."""
    names: str
    """One hash over the names of what lies outside of the folders of contacts."""
    others: str
    """See `hash_others`; empty where that could not be relied on."""
    problems: list[list[Any]]
    """Those that are of no contact alone."""
    words: Sequence[Words]
    """Those of the problems of contacts."""
    left: Sequence[str]
    """Outputs in folders of no contact."""
    entries: Sequence[Entry]


@dataclass(frozen=True)
class Last:
    """The last build, beside what lies there now."""

    row: Row
    asked: Collection[str]
    """The folders of the contacts that must be asked again."""
    is_whole: bool
    """Whether all else in the output folder is as it was."""
    inputs: Mapping[str, Listing]
    looked: int
    """When the look at the inputs began."""
    outputs: Mapping[str, Listing]
    state: State

    @property
    def stands(self) -> bool:
        """Whether nothing is to be done."""
        return self.is_whole and not self.asked

    @property
    def standing(self) -> Sequence[Entry]:
        """The contacts that stand."""
        return [entry for entry in self.row.entries if entry.folder not in self.asked]

    @calm()
    def result(self) -> Result:
        """What came of the contacts that stand, and of all that contacts share.

        Outputs of no contact are told of where all stands: else they are looked for again.
        """
        found = Result()
        problems = list(self.row.problems)
        wording = Wording(self.row.words)
        made = 0
        for entry in self.standing:
            made += entry.made
            problems += wording.unpack(entry.problems, entry.paths)
            found.refused += [Path(entry.folder, name) for name in entry.refused]
            found.left += [PurePosixPath(path) for path in entry.left]
        found.unchanged = [PurePosixPath()] * made
        if self.stands:
            found.left += [PurePosixPath(path) for path in self.row.left]
        found.problems = list(unpack_problems(sorted(problems)))
        return found


def call_key(paths: Sequence[Path], captures: Path | None, wanted: Wanted, output: Path) -> bytes:
    """A key for a build: what was asked for where, and what it runs on."""
    return key_of(
        "last",
        repr((Row._fields, Entry._fields)),
        *(os.getcwd(), repr([str(path) for path in paths]), str(captures)),  # noqa: PTH109
        *(repr((wanted.formats, wanted.outputs)), wanted.options),
        *(repr([str(folder) for folder in wanted.templates]), str(output)),
        *(repr([str(folder) for folder in code_folders()]), versions()),
        _printing() if "pdf" in wanted.outputs else "",
    )


def _printing() -> str:
    from .render.versions import printing

    return printing()


@calm()
def recall(
    memory: Memory, key: bytes, output: Path, on_change: Callable[[], None] = lambda: None
) -> Last | None:
    """The last build of this key; none where something changed that its contacts share.

    That is the code, the templates, the fonts, the registries, and which readouts there are.
    `on_change` is called as soon as it is known that some input is not as it was.
    """
    top = os.path.abspath(output)  # noqa: PTH100 - links stay
    with aside(partial(look_at_outputs, top)) as see_outputs:
        kept = memory.findings(key)
        return _compare(Row(*kept), top, see_outputs, on_change) if kept else None


def _compare(
    row: Row,
    top: str,
    see_outputs: Callable[[], tuple[dict[str, Listing], State]],
    on_change: Callable[[], None],
) -> Last | None:
    """The last build beside what lies there now, as `recall` has it."""
    row = row._replace(entries=[Entry(*entry) for entry in row.entries])
    looked = now()
    inputs = _look_at_inputs(row)
    if inputs is None:
        return None
    outside = dict(inputs)
    edited = [entry for entry in row.entries if not _holds(entry, inputs, outside)]
    if hash_names(outside) != row.names or not all(_has_its_names(each, inputs) for each in edited):
        return None
    if any(entry.stamps for entry in edited):
        on_change()
    outputs, state = see_outputs()
    if state.is_odd:
        return None
    changed = {entry.folder for entry in edited}
    owned = set()
    for entry in row.entries:
        if entry.output:
            folder = f"{top}/{TOP}/{entry.output}"
            owned.add(folder)
            if hash_outputs(outputs, folder) != entry.outputs:
                changed.add(entry.folder)
    asked = _with_sharers(row.entries, changed)
    is_whole = hash_others(outputs, owned) == row.others
    return Last(row, asked, is_whole, inputs, looked, outputs, state)


def hash_others(outputs: Mapping[str, Listing], owned: Collection[str]) -> str:
    """One hash over the stamps of what lies in the output folder beside the outputs of contacts."""
    return digest((path, listing) for path, listing in outputs.items() if path not in owned)


def _look_at_inputs(row: Row) -> dict[str, Listing] | None:
    """What lies in the folders of the readouts; none where what all contacts share has changed."""
    found: dict[str, Listing] = {}
    try:
        for folder, names, hidden, stamps in row.grounds:
            if digest(Place(folder, tuple(names), hidden).look().items()) != stamps:
                return None
        for folder in row.tops:
            found |= Place(folder).look()
    except OSError:
        return None
    return found


def _holds(entry: Entry, inputs: Mapping[str, Listing], outside: dict[str, Listing]) -> bool:
    """Whether the folder of a contact is as it was; it is taken out of what lies outside of all."""
    found = list(within(inputs, entry.place))
    for path, _ in found:
        outside.pop(path, None)
    return digest(found) == entry.stamps


def hash_outputs(outputs: Mapping[str, Listing], folder: str) -> str:
    """One hash over the stamps of the outputs of a contact, right in their folder."""
    return digest([(folder, outputs[folder])]) if folder in outputs else "none"


def _has_its_names(entry: Entry, inputs: Mapping[str, Listing]) -> bool:
    """Whether the folder of a contact holds files and folders of the same names."""
    listing = inputs.get(entry.place)
    return listing is not None and hash_names({"": listing}) == entry.names


def _with_sharers(entries: Sequence[Entry], changed: set[str]) -> Collection[str]:
    """With those whose outputs go into the same folder."""
    places = {entry.output for entry in entries if entry.folder in changed and entry.output}
    return changed | {entry.folder for entry in entries if entry.output in places}

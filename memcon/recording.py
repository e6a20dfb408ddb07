"""What a build came to, contact by contact, kept so that a later one finds what of it stands."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .calm import calm
from .examined import pack_problems
from .shelf import TOP, look_at_outputs
from .sight import Listing, hash_names, look, now, settles, within
from .standing import Entry, Row, hash_others, hash_outputs
from .surveyed import Surveyed, problems_of
from .told import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from .memory import Memory
    from .pipeline import Build


@dataclass(frozen=True)
class Seen:
    """The outputs as they lie there after a build."""

    top: str
    listings: Mapping[str, Listing]
    looked: int
    """When the look began at the outputs of the contacts that were asked."""
    looked_before: int
    """When the look began at the others."""

    def stamps(self, output: str) -> str:
        """One hash over the stamps of a contact's outputs; empty where they cannot be relied on."""
        folder = f"{self.top}/{output}"
        listing = self.listings.get(folder)
        if listing is not None and listing.settles >= self.looked:
            return ""
        return hash_outputs(self.listings, folder)


@calm()
def record(memory: Memory, key: bytes, build: Build, output: Path) -> None:
    """Keep what came of a build, where nothing but what it looked at can change that."""
    survey, result, surveyor = build.survey, build.result, build.surveyor
    if result.failed or not (survey.may_stand and memory.is_steady):
        return
    grounds = _grounds(build)
    seen = _look(build, os.path.abspath(output))  # noqa: PTH100 - links stay
    if grounds is None or seen is None:
        return
    last = build.last
    wording = Wording(last.row.words if last else ())
    made = {
        str(contact.folder): _entry(build, contact, seen, wording) for contact in survey.contacts
    }
    entries = (
        [made.get(entry.folder, entry) for entry in last.row.entries] if last else [*made.values()]
    )
    if len({told[-1] for entry in entries for told in entry.problems}) < len(wording.words):
        wording, all_words = Wording(), wording
        entries = [
            entry._replace(problems=wording.take(entry.problems, all_words)) for entry in entries
        ]
    owned = {f"{seen.top}/{entry.output}" for entry in entries if entry.output}
    others = [item for path, item in seen.listings.items() if path not in owned]
    is_settled = settles(others) < seen.looked_before
    mine = {path for entry in entries for path in entry.left}
    row = Row(
        grounds,
        survey.tops,
        last.row.names if last else _names(surveyor.listings, entries),
        hash_others(seen.listings, owned) if is_settled else "",
        last.row.problems if last else pack_problems(survey.shared),
        wording.words,
        [str(path) for path in result.left if str(path) not in mine],
        entries,
    )
    memory.keep((), key, row)


def _grounds(build: Build) -> list[Any] | None:
    """What all contacts share, with its stamps; none where those cannot be relied on."""
    if build.last:
        return list(build.last.row.grounds)
    memory = build.surveyor.memory
    known = [*memory.grounds, *memory.watched]
    if any(item.settles >= build.surveyor.looked for item in known):
        return None
    return [[item.place.folder, item.place.names, item.place.hidden, item.stamps] for item in known]


def _look(build: Build, output: str) -> Seen | None:
    """The outputs, of which only those are looked at again that this build may have changed."""
    top = f"{output}/{TOP}"
    last = build.last
    if last is None or build.result.removed:
        listings, state = look_at_outputs(output)
        return None if state.is_odd else Seen(top, listings, state.looked, state.looked)
    looked, found = last.state.looked, dict(last.outputs)
    if build.result.built:
        looked = now()
        asked = {contact.examined.contact for contact in build.survey.contacts}
        for name in asked - {""}:
            found.pop(f"{top}/{name}", None)
            try:
                found |= look(f"{top}/{name}")
            except OSError:
                return None
    is_odd = any(listing.is_odd or listing.links for listing in found.values())
    return None if is_odd else Seen(top, found, looked, last.state.looked)


def _names(listings: Mapping[str, Listing], entries: Sequence[Entry]) -> str:
    """One hash over the names of what lies outside of all contacts."""
    inside = {path for entry in entries for path, _ in within(listings, entry.place)}
    return hash_names({path: item for path, item in listings.items() if path not in inside})


def _entry(build: Build, contact: Surveyed, seen: Seen, wording: Wording) -> Entry:
    contents, name = contact.contents, contact.examined.contact
    shelf = build.shelf
    listing = build.surveyor.listings.get(contents.place.folder)
    is_settled = contents.settles < build.surveyor.looked
    may_stand = shelf is not None and name not in shelf.loose
    problems = [*problems_of(contact), *build.overlong.get(contact.folder, ())]
    folder, absolute = str(contact.folder), contents.place.folder
    paths = [f"{folder}/{name}" for name in contact.wanted]
    return Entry(
        folder,
        absolute if absolute != folder else "",
        contact.wanted,
        contents.stamps if is_settled else "",
        hash_names({"": listing}) if listing else "",
        contact.bearing,
        name,
        (seen.stamps(name) if may_stand else "") if name else "none",
        build.made[contact.folder],
        [account.name for account in contact.accounts if not account.is_sound],
        [str(path) for path in build.result.left if name and path.parent.name == name],
        wording.pack(problems, paths),
        list(_recounts(build, contact)),
        contact.people,
        contact.row.hex(),
    )


def _recounts(build: Build, contact: Surveyed) -> Iterator[tuple[str, str]]:
    for account in contact.accounts:
        known = build.survey.recounts.get(contact.folder / account.name)
        if known is not None:
            yield account.name, known

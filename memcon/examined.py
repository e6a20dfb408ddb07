"""One contact, examined: its problems, what of it may be built, what the rules over all need of it.

As plain values, so that a later build can read them back without reading the readouts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .problems import Location, Problem

if TYPE_CHECKING:
    from .corpus import Corpus
    from .record import Record

Elsewhere = Callable[[str], Path | None]
"""Where a stored copy lies that is not in the folder of its contact, by its hash."""


@dataclass(frozen=True, slots=True)
class Account:
    """One readout, examined."""

    name: str
    """The name of its file."""
    contact: str
    """The id of its contact; empty where it has no record."""
    is_sound: bool
    """Whether it may be built."""
    draft: bool
    problems: tuple[Problem, ...]
    outline: str
    """Who talked and when, as JSON; empty where that cannot be read."""
    claims: bool
    """Whether it claims a place in a series."""
    used: tuple[tuple[str, ...], ...] | None
    """The people, parties and topics that it uses; none where it has no record."""

    @property
    def id(self) -> str:
        """The name of its outputs."""
        return Path(self.name).stem


@dataclass(frozen=True, slots=True)
class Examined:
    """A contact with its accounts, those asked for and the others."""

    accounts: tuple[Account, ...]
    problems: tuple[Problem, ...]
    """Those over its accounts."""
    compare_problems: tuple[Problem, ...]
    """Those of its `compare.yaml`, told where its accounts are compared."""
    is_comparable: bool
    asked: Mapping[str, str]
    """The stored copies that were looked for elsewhere, by hash, with where they were found."""
    may_be_kept: bool = True
    """Whether the files of its folder and `asked` are all that it was made from."""

    @property
    def contact(self) -> str:
        """The id of the contact; empty where none of its readouts may be built."""
        return next((item.contact for item in self.accounts if item.is_sound), "")

    def still_holds(self, elsewhere: Elsewhere) -> bool:
        """Whether the copies looked for elsewhere lie where they lay."""
        return all(_where(elsewhere, sha256) == place for sha256, place in self.asked.items())


def examine(folder: Path, paths: Sequence[Path], corpus: Corpus, elsewhere: Elsewhere) -> Examined:
    """The contact of a folder, by all its readouts; the corpus knows its registries."""
    from .corrections import FILE, load_corrections, refs_of
    from .record import is_comparable

    accounts = tuple(_account(path, corpus) for path in paths)
    readings = [corpus.read(path).record for path in paths]
    records = sorted(
        (record for path in paths if (record := corpus.record(path)[0])),
        key=lambda record: record.id,
    )
    comparable = is_comparable(records)
    corrected = comparable and (folder / FILE).is_file()
    known = {ref for record in records for ref in refs_of(record)}
    found = [record for record in readings if record]
    return Examined(
        accounts,
        tuple(corpus.check_contact(folder)),
        tuple(load_corrections(folder, known)[1]) if corrected else (),
        comparable,
        {
            sha256: _where(elsewhere, sha256)
            for record in found
            for sha256 in _missing(record, folder)
        },
        not any(_is_hidden(record) for record in found),
    )


def _account(path: Path, corpus: Corpus) -> Account:
    reading = corpus.read(path)
    outline = corpus.outline(path)
    record = reading.record
    readout = record.readout if record else None
    dumped = ""
    if outline is not None:
        fields = {"id", "kind", "date", "start", "count"}
        event = outline.event.model_dump(mode="json", include=fields, exclude_defaults=True)
        dumped = json.dumps([event, sorted(outline.principals)], sort_keys=True)
    return Account(
        path.name,
        readout.event.id if readout else "",
        reading.is_sound,
        bool(readout and readout.review.state == "draft"),
        tuple(reading.problems),
        dumped,
        outline is not None and outline.claim is not None,
        _used(record) if record else None,
    )


def _used(record: Record) -> tuple[tuple[str, ...], ...]:
    from .checks.holdings import Usage

    usage = Usage()
    usage.add(record)
    return tuple(tuple(sorted(part)) for part in (usage.people, usage.parties, usage.topics))


def _missing(record: Record, folder: Path) -> list[str]:
    """The hashes of the stored copies that do not lie where the readout says."""
    captures = (source.capture for source in record.readout.sources)
    return [item.sha256 for item in captures if item and not (folder / item.path).is_file()]


def _is_hidden(record: Record) -> bool:
    """Whether it rests on a hidden file, which nobody watches."""
    captures = (source.capture for source in record.readout.sources)
    return any(part[0] == "." for item in captures if item for part in Path(item.path).parts)


def _where(elsewhere: Elsewhere, sha256: str) -> str:
    return str(elsewhere(sha256) or "")


def pack(examined: Examined) -> list[Any]:
    """The values as JSON has them."""
    return [
        [
            [
                *(item.name, item.contact, item.is_sound, item.draft),
                *(pack_problems(item.problems), item.outline, item.claims, item.used),
            ]
            for item in examined.accounts
        ],
        pack_problems(examined.problems),
        pack_problems(examined.compare_problems),
        examined.is_comparable,
        examined.asked,
    ]


def unpack(data: list[Any]) -> Examined:
    """The values out of what `pack` gave."""
    accounts, common, compared, is_comparable, asked = data
    return Examined(
        tuple(
            Account(
                name,
                contact,
                is_sound,
                draft,
                unpack_problems(problems),
                outline,
                claims,
                None if used is None else tuple(map(tuple, used)),
            )
            for name, contact, is_sound, draft, problems, outline, claims, used in accounts
        ),
        unpack_problems(common),
        unpack_problems(compared),
        is_comparable,
        asked,
    )


def pack_problems(problems: Sequence[Problem]) -> list[list[str | int]]:
    """Problems as JSON has them."""
    return [
        [
            *(item.where.path, item.where.line, item.where.column),
            *(item.code, item.message, item.hint, item.severity),
        ]
        for item in problems
    ]


def unpack_problems(rows: list[list[Any]]) -> tuple[Problem, ...]:
    """Problems out of what `pack_problems` gave."""
    return tuple(Problem(Location(*row[:3]), *row[3:]) for row in rows)

"""What a survey found: each contact of a build, and what holds over all of them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from .contacts import Outline
    from .corpus import Corpus
    from .examined import Account, Examined
    from .memory import Contents
    from .problems import Problem


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A contact with what its outputs are made from."""

    folder: Path
    wanted: tuple[str, ...]
    """The names of the readouts that are asked for."""
    examined: Examined
    contents: Contents
    key: str
    """A hash over all that its outputs follow from, but for the recounts."""
    may_be_kept: bool = True
    """Whether the key tells all."""
    row: bytes = b""
    """The key under which the memory holds what was found of it."""

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The readouts that are asked for."""
        return tuple(item for item in self.examined.accounts if item.name in self.wanted)

    @property
    def sound(self) -> tuple[Account, ...]:
        """Those of them that may be built."""
        return tuple(item for item in self.accounts if item.is_sound)

    @property
    def bearing(self) -> str:
        """A hash over all of it that what is found of other contacts follows from."""
        parts = [
            (account.name, account.contact, account.outline, account.used, account.is_sound)
            for account in self.examined.accounts
        ]
        shared = repr((str(self.folder), self.wanted, parts))
        return blake2b(shared.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()

    @property
    def people(self) -> list[int]:
        """A short word for each group of people that its accounts say talked."""
        groups = {
            account.outline and repr(json.loads(account.outline)[1])
            for account in self.examined.accounts
        }
        return sorted(crc32(group.encode()) for group in groups if group)


@dataclass
class Survey:
    """All contacts of a build, in the order of their paths."""

    contacts: list[Surveyed] = field(default_factory=list)
    shared: list[Problem] = field(default_factory=list)
    """The problems of registries, and those that show only beside other contacts."""
    recounts: dict[Path, str] = field(default_factory=dict)
    """Of each readout that claims a place in a series, a hash over what its recount says."""
    tops: list[str] = field(default_factory=list)
    """The folders that it looked through."""
    may_stand: bool = True
    """Whether what lies there is all it follows from."""
    partial: bool = False
    """Whether other contacts lie beside those asked for, of which nobody looked at all."""

    @property
    def problems(self) -> list[Problem]:
        """All problems that a build tells of, but for those of its outputs."""
        return [*self.shared, *(item for each in self.contacts for item in problems_of(each))]

    @property
    def refused(self) -> list[Path]:
        """The readouts asked for that may not be built."""
        return [
            contact.folder / account.name
            for contact in self.contacts
            for account in contact.accounts
            if not account.is_sound
        ]


def remember_outlines(contacts: Sequence[Surveyed], corpus: Corpus) -> None:
    """Give the corpus the outlines of all contacts, so that it need not read them."""
    for contact in contacts:
        remember_outline(contact.folder, contact.examined, corpus)


def remember_outline(folder: Path, examined: Examined, corpus: Corpus) -> None:
    """Give the corpus the outline of one contact."""
    for account in examined.accounts:
        path = folder / account.name
        corpus.remember(path, _outline(path, account))


def _outline(path: Path, account: Account) -> Outline | None:
    from .contacts import Outline
    from .schemas import Event

    if not account.outline:
        return None
    event, principals = json.loads(account.outline)
    return Outline(path, Event.model_validate(event), frozenset(principals))


def problems_of(contact: Surveyed) -> list[Problem]:
    """All problems of a contact that a build tells of."""
    found = [problem for account in contact.accounts for problem in account.problems]
    found += contact.examined.problems
    return [*found, *(contact.examined.compare_problems if contact.sound else ())]

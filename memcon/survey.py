"""What a build finds before it makes anything: every problem, and which readouts may be built.

Of a contact that did not change since an earlier build, nothing is read again.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from .examined import Account, Elsewhere, Examined, examine, pack, pack_problems, unpack
from .examined import unpack_problems as unpacked
from .folders import REGISTRIES, Folders, holds, root_of
from .memory import Contents, Memory, Place, key_of
from .problems import FolderError, Problem
from .sight import Listing, digest, now, settles
from .surveyed import Survey, Surveyed, problems_of, remember_outlines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .audit import Audit
    from .checks.holdings import Usage
    from .corpus import Corpus

_REGISTRY_FILES = tuple(f"{name}.yaml" for name in REGISTRIES)


@dataclass
class Surveyor:
    """Surveys readouts; asks the corpus only for what the memory does not hold."""

    memory: Memory
    folders: Folders
    corpus: Callable[[], Corpus]
    elsewhere: Elsewhere = lambda _: None
    code: str = ""
    """A hash over the code that examines."""
    on_change: Callable[[], None] = lambda: None
    """Called as soon as it is known that something changed."""
    _listings: dict[str, Listing] = field(default_factory=dict)
    _looked: int = 0

    def survey(self, paths: Sequence[Path]) -> Survey:
        """Every problem of the readouts of the paths, and what may be built.

        Raises UsageError and FolderError as `Folders.discover` does.
        """
        found = Survey()
        self._looked = now()
        for path in paths:
            if path.is_dir():
                self._watch(found, Place(os.path.abspath(path)))  # noqa: PTH100 - links stay
        by_root: dict[Path, dict[Path, list[Path]]] = {}
        for path in self.folders.discover(paths):
            by_root.setdefault(root_of(path), {}).setdefault(path.parent, []).append(path)
        for root, by_folder in by_root.items():
            registries = self.memory.stand_on(Place(_absolute(root), _REGISTRY_FILES))
            found.problems += self._registry_problems(root, registries)
            contacts = self._contacts(found, by_folder, registries)
            found.contacts += contacts
            for contact in contacts:
                found.problems += problems_of(contact)
            whole = any(path.is_dir() and holds(path, root) for path in paths)
            self._check_root(found, root, contacts, registries, whole=whole)
        return found

    def _watch(self, found: Survey, place: Place) -> None:
        """Look at a place once, and note it."""
        if place.folder in self._listings:
            return
        try:
            listings = place.look()
        except OSError as error:
            raise FolderError(f"{place.folder} cannot be listed: {error.strerror}") from None
        found.watched.append((place, digest(listings.items()), settles(listings.values())))
        self._listings.update(listings)

    def _registry_problems(self, root: Path, registries: Contents) -> list[Problem]:
        key = key_of("registries", self.code, str(root), registries.sha256)
        kept = self.memory.findings(key)
        if kept is not None:
            return list(unpacked(kept))
        self.on_change()
        _, problems = self.corpus().registries(root)
        self.memory.keep((), key, pack_problems(problems))
        return problems

    def _contacts(
        self,
        found: Survey,
        by_folder: Mapping[Path, Sequence[Path]],
        registries: Contents,
    ) -> list[Surveyed]:
        """Each contact examined; those that the memory knows first, to learn if all stands."""
        ground = repr((self.code, registries.sha256))
        seen: dict[Path, tuple[Contents, str, Examined | None]] = {}
        for folder, wanted in by_folder.items():
            absolute = _absolute(folder)
            self._watch(found, Place(absolute))
            contents = self.memory.contents(Place(absolute), self._listings, self._looked)
            strange = set(wanted) - set(self.folders.readouts(folder))
            names = sorted(path.name for path in strange)
            key = repr((ground, Path(absolute).name, contents.sha256, names))
            kept = self.memory.findings(key_of("contact", key, str(folder)))
            examined = unpack(kept) if kept and not contents.is_odd else None
            if examined and not examined.still_holds(self.elsewhere):
                examined = None
            seen[folder] = contents, key, examined
        if any(examined is None for *_, examined in seen.values()):
            self.on_change()
        return [
            self._surveyed(found, folder, by_folder[folder], *known)
            for folder, known in seen.items()
        ]

    def _surveyed(  # noqa: PLR0913, PLR0917 - all that is known of a contact
        self,
        found: Survey,
        folder: Path,
        wanted: Sequence[Path],
        contents: Contents,
        key: str,
        examined: Examined | None,
    ) -> Surveyed:
        may_be_kept = True
        if examined is None:
            paths = sorted({*self.folders.readouts(folder), *wanted})
            examined = examine(folder, paths, self.corpus(), self.elsewhere)
            may_be_kept = examined.may_be_kept and not contents.is_odd
            found.may_stand = found.may_stand and may_be_kept
            if may_be_kept:
                self.memory.keep((contents,), key_of("contact", key, str(folder)), pack(examined))
        names = tuple(path.name for path in wanted)
        whole = key_of("outputs", key, repr(sorted(examined.asked.items()))).hex()
        return Surveyed(folder, names, examined, contents, whole, may_be_kept)

    def _check_root(
        self,
        found: Survey,
        root: Path,
        contacts: Sequence[Surveyed],
        registries: Contents,
        *,
        whole: bool,
    ) -> None:
        """Note the problems that show only beside all others of a folder, with the recounts."""
        found.partial = found.partial or not whole
        claims = [
            contact.folder / account.name
            for contact in contacts
            for account in contact.accounts
            if account.claims
        ]
        if not whole and not claims:
            return
        if not whole:  # the others of the folder count too, and nobody watches them
            found.may_stand = False
            every = [contact.folder / name for contact in contacts for name in contact.wanted]
            found.problems += self.corpus().check_root(root, every, None, whole=False)
            found.recounts |= self._recount(claims)
            return
        outlines = [
            (str(contact.folder), account.name, account.outline, account.used, account.is_sound)
            for contact in contacts
            for account in contact.examined.accounts
        ]
        all_outlines = sha256(repr(outlines).encode("utf-8", "surrogateescape")).hexdigest()
        key = key_of("root", self.code, str(root), registries.sha256, all_outlines)
        by_path = {
            str(contact.folder / account.name): contact
            for contact in contacts
            for account in contact.accounts
        }
        kept = self.memory.findings(key)
        if kept and all(
            path in by_path and by_path[path].key == known for path, known in kept[2].items()
        ):
            found.problems += unpacked(kept[0])
            found.recounts |= {Path(path): recount for path, recount in kept[1].items()}
            return
        self.on_change()
        problems = self._check_whole(root, contacts)
        recounts = self._recount(claims)
        # A problem has a line, so it holds as long as the file it stands in.
        inside = {
            problem.where.path: by_path[problem.where.path]
            for problem in problems
            if problem.where.path in by_path
        }
        self.memory.keep(
            tuple(contact.contents for contact in inside.values()),
            key,
            [
                pack_problems(problems),
                {str(path): recount for path, recount in recounts.items()},
                {path: contact.key for path, contact in inside.items()},
            ],
        )
        found.problems += problems
        found.recounts |= recounts

    def _check_whole(self, root: Path, contacts: Sequence[Surveyed]) -> list[Problem]:
        from .checks.holdings import Usage

        corpus, usage = self.corpus(), Usage()
        remember_outlines(contacts, corpus)
        accounts = [account for contact in contacts for account in contact.accounts]
        for account in accounts:
            _add(usage, account)
        complete = all(account.used is not None for account in accounts)
        every = [contact.folder / name for contact in contacts for name in contact.wanted]
        return corpus.check_root(root, every, usage if complete else None, whole=True)

    def _recount(self, claims: Sequence[Path]) -> dict[Path, str]:
        corpus = self.corpus()
        return {path: _sum_up(corpus.audit(path)) for path in claims}


def _absolute(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - links stay


def _add(usage: Usage, account: Account) -> None:
    people, parties, topics = account.used or ((), (), ())
    usage.people.update(people)
    usage.parties.update(parties)
    usage.topics.update(topics)


def _sum_up(audit: Audit | None) -> str:
    """A hash over what a recount rests on: of other contacts, their outlines alone."""
    if audit is None:
        return ""
    parts = [
        [
            (
                item.path.name,
                item.event.id,
                item.event.kind,
                item.event.date.value,
                item.event.start,
                repr(item.event.count),
                sorted(item.principals),
            )
            for contact in contacts
            for item in contact.outlines
        ]
        for contacts in (audit.certain, audit.doubtful)
    ]
    return sha256(repr((audit.since, parts)).encode()).hexdigest()

"""What a build finds before it makes anything: every problem, and which readouts may be built.

Of a contact that did not change since an earlier build, nothing is read again.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from .examined import Elsewhere, Examined, examine, pack, pack_problems, unpack
from .examined import unpack_problems as unpacked
from .folders import REGISTRIES, Folders, holds, root_of
from .memory import Contents, Memory, Place, key_of
from .problems import FolderError, Problem
from .sight import Listing, now
from .surveyed import Survey, Surveyed, remember_outline
from .together import check_together, recount

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from .corpus import Corpus
    from .standing import Entry, Last

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
    """Called as soon as it is known that something must be asked anew."""
    listings: dict[str, Listing] = field(default_factory=dict)
    """What lies in the folders that it looked through."""
    looked: int = 0
    """When that look began."""

    def survey(self, paths: Sequence[Path]) -> Survey:
        """Every problem of the readouts of the paths, and what may be built.

        Raises UsageError and FolderError as `Folders.discover` does.
        """
        found = Survey()
        self.listings, self.looked = {}, now()
        for path in paths:
            if path.is_dir():
                self._watch(found, Place(os.path.abspath(path)))  # noqa: PTH100 - links stay
        by_root: dict[Path, dict[Path, list[Path]]] = {}
        for path in self.folders.discover(paths):
            by_root.setdefault(root_of(path), {}).setdefault(path.parent, []).append(path)
        for root, by_folder in by_root.items():
            registries = self.memory.stand_on(Place(_absolute(root), _REGISTRY_FILES))
            found.shared += self._registry_problems(root, registries)
            contacts = self._contacts(found, by_folder, registries)
            found.contacts += contacts
            whole = any(path.is_dir() and holds(path, root) for path in paths)
            self._check_root(found, root, contacts, registries, whole=whole)
        return found

    def survey_again(self, last: Last) -> Survey | None:
        """The contacts that the last build must ask again, all others standing as they do.

        None where a change reaches beyond its contact, so that all are to be surveyed.
        """
        found = Survey(tops=list(last.row.tops))
        self.listings, self.looked = dict(last.inputs), last.looked
        asked = {entry.folder: entry for entry in last.row.entries if entry.folder in last.asked}
        by_root: dict[Path, dict[Path, list[Path]]] = {}
        for entry in asked.values():
            paths = [Path(entry.folder, name) for name in entry.wanted]
            by_root.setdefault(root_of(paths[0]), {})[Path(entry.folder)] = paths
            found.recounts |= {Path(entry.folder, name): known for name, known in entry.recounts}
        for root, by_folder in by_root.items():
            registries = self.memory.stand_on(Place(_absolute(root), _REGISTRY_FILES))
            found.contacts += self._contacts(found, by_folder, registries)
        told_of = {str(Path(path).parent) for path, *_ in last.row.problems}
        for contact in found.contacts:
            folder = str(contact.folder)
            if contact.bearing != asked[folder].bearing or folder in told_of:
                return None
        claims = any(account.claims for contact in found.contacts for account in contact.sound)
        if not found.may_stand or (claims and not self._bring_near(last, asked.values())):
            return None
        return found

    def _bring_near(self, last: Last, asked: Iterable[Entry]) -> bool:
        """Give the corpus the contacts of the same people, for a recount; false where one is lost.

        Of a collection only these count for a claim, so the others need not be known.
        """
        people = {group for entry in asked for group in entry.people}
        near: dict[Path, Examined] = {}
        for entry in last.row.entries:
            if not people.isdisjoint(entry.people):
                kept = self.memory.findings(bytes.fromhex(entry.row))
                if kept is None:
                    return False
                near[Path(entry.folder)] = unpack(kept)
        self.corpus().narrow(near)
        for folder, examined in near.items():
            remember_outline(folder, examined, self.corpus())
        return True

    def _watch(self, found: Survey, place: Place) -> None:
        """Look at a place once, and note it."""
        if place.folder in self.listings:
            return
        try:
            listings = place.look()
        except OSError as error:
            raise FolderError(f"{place.folder} cannot be listed: {error.strerror}") from None
        found.tops.append(place.folder)
        self.listings.update(listings)

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
            contents = self.memory.contents(Place(absolute), self.listings, self.looked)
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
        row = key_of("contact", key, str(folder))
        return Surveyed(folder, names, examined, contents, whole, may_be_kept, row)

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
            found.shared += self.corpus().check_root(root, every, None, whole=False)
            found.recounts |= recount(claims, self.corpus())
            return
        bearings = sha256("".join(contact.bearing for contact in contacts).encode()).hexdigest()
        key = key_of("root", self.code, str(root), registries.sha256, bearings)
        by_path = {
            str(contact.folder / account.name): contact
            for contact in contacts
            for account in contact.accounts
        }
        kept = self.memory.findings(key)
        if kept and all(
            path in by_path and by_path[path].key == known for path, known in kept[2].items()
        ):
            found.shared += unpacked(kept[0])
            found.recounts |= {Path(path): known for path, known in kept[1].items()}
            return
        self.on_change()
        problems = check_together(root, contacts, self.corpus())
        recounts = recount(claims, self.corpus())
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
                {str(path): known for path, known in recounts.items()},
                {path: contact.key for path, contact in inside.items()},
            ],
        )
        found.shared += problems
        found.recounts |= recounts


def _absolute(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - links stay

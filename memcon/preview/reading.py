"""Paths → all that the preview shows of them at one moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from memcon.corpus import Corpus, has_errors
from memcon.problems import Problem
from memcon.site.model import Site
from memcon.site.moved import read_all_moved
from memcon.site.reading import read_site

from .lasting import LastingCorpus


@dataclass(frozen=True)
class Moment:
    """The site as the files have it now, where they are sound, and what is wrong with the rest."""

    site: Site
    moved: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    places: Mapping[PurePosixPath, Path] = field(default_factory=dict)
    """The file that each readout's page is about, also where it has no page yet."""
    faults: frozenset[Path] = frozenset()
    """Files with an error: their pages are those of before, or not there yet."""
    notes: tuple[str, ...] = ()
    """What is wrong with no file in particular."""

    def about(self, address: PurePosixPath) -> tuple[Path, ...]:
        """The files that a page is about; none where it is about all."""
        if address in self.places:
            return (self.places[address],)
        if address.name != "index.html":
            return ()
        own = [path for page, path in self.places.items() if page.parent == address.parent]
        return (*own, *{path.with_name("compare.yaml") for path in own})

    def has_page(self, address: PurePosixPath) -> bool:
        """Whether a contact or a readout has its page at an address."""
        paths = {page.path for page in self.site.readouts}
        return address in paths | {page.path for page in self.site.contacts}


def nothing(title: str) -> Moment:
    """The moment before the first look."""
    return Moment(read_site(Corpus(), [], title=title, base="/"))


def read_moment(
    corpus: LastingCorpus, paths: Sequence[Path], *, title: str, ceiling: str
) -> Moment:
    """What the preview shows; raises what `read_site` raises.

    A path that is gone, as a folder is while another takes its place, is a note.
    """
    there = [path for path in paths if path.exists()]
    site = read_site(corpus, there, title=title, base="/", ceiling=ceiling)
    moved, more = read_all_moved(corpus.folders.discover(there))
    own = [problem for problems in corpus.faults.values() for problem in problems]
    printed = {
        *(page.path.with_suffix(".pdf") for page in site.readouts),
        *(contact.path.with_name("compare.pdf") for contact in site.contacts),
    }
    return Moment(
        site=replace(site, pdfs=frozenset(printed)),
        moved=moved,
        problems=tuple(sorted({*site.problems, *more, *own})),
        places=corpus.places,
        faults=frozenset(path for path, found in corpus.faults.items() if has_errors(found)),
        notes=tuple(f"{path} is not there" for path in paths if path not in there),
    )

"""Site → the entries of its feeds, and which feed each of them stands in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup, escape

from memcon import prose
from memcon.inline import Inline
from memcon.render.text import to_bare, to_html
from memcon.schemas import Registries

from .addresses import Addresses
from .contacts import ContactPage, Corrected, ReadoutPage
from .leads import CorrectionNote, PairPage, PartyPage, PersonPage, TopicPage
from .model import Site
from .moments import instant
from .places import CORRECTIONS, HOME
from .wording import label_of

NEWEST = 100
"""How many entries a feed holds: readers come back daily, and all of it is in the interface."""
ROOT = PurePosixPath("feeds")


Page = PartyPage | PairPage | PersonPage | TopicPage


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news."""

    id: str
    """A `tag:` URI that stays."""
    path: PurePosixPath
    """The page that it leads to."""
    title: str
    updated: str
    """RFC 3339, in UTC, as is `published`."""
    published: str
    summary: str
    """The first words of it, plain."""
    content: Markup
    language: str
    topics: tuple[tuple[str, str], ...]
    """Ids of topics with their labels."""


@dataclass(frozen=True, slots=True)
class Channel:
    """One feed: what it is about, and its entries, newest first."""

    path: PurePosixPath
    """`feeds/parties/ru`, without the ending of a format."""
    title: str
    page: PurePosixPath
    """The page that it accompanies."""
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> str:
        """When its newest entry changed; for a feed without any, the epoch of such dates."""
        return max((entry.updated for entry in self.entries), default="1970-01-01T00:00:00Z")


def channels(site: Site, addresses: Addresses) -> Iterator[Channel]:
    """All feeds: everything, corrections, and one for each party, pair, person and topic."""
    entries = {
        (page.contact, page.slug): _readout(page, contact, site.registries, addresses)
        for contact in site.contacts
        for page in contact.readouts
    }
    yield _channel(ROOT / "all", site.title, HOME, entries.values())
    notes = [_correction(note, addresses) for note in site.corrections]
    title = f"{site.title}: corrections"
    yield _channel(ROOT / "corrections", title, CORRECTIONS, notes)
    for page, readouts in _pages(site):
        chosen = [entries[item.contact, item.slug] for item in readouts]
        yield _channel(channel_path(page.path), f"{site.title}: {page.title}", page.path, chosen)


def _pages(site: Site) -> Iterator[tuple[Page, list[ReadoutPage]]]:
    """The pages that have a feed, with the readouts in it: of a topic those that mention it."""
    held: tuple[PartyPage | PairPage | PersonPage, ...] = (*site.parties, *site.pairs, *site.people)
    for page in held:
        yield page, [item for slug in page.contacts for item in site.contact(slug).readouts]
    for topic in site.topics:
        said = {
            (mention.readout.contact, mention.readout.slug): mention.readout
            for mention in topic.mentions
        }
        yield topic, list(said.values())


def channel_path(page: PurePosixPath) -> PurePosixPath:
    """The feed that accompanies the page of a party, pair, person or topic."""
    return ROOT / page.with_suffix("")


def _channel(
    path: PurePosixPath, title: str, page: PurePosixPath, entries: Iterable[Entry]
) -> Channel:
    ordered = sorted(entries, key=lambda entry: entry.id)
    ordered.sort(key=lambda entry: entry.updated, reverse=True)
    return Channel(path, title, page, tuple(ordered[:NEWEST]))


def _readout(
    page: ReadoutPage, contact: ContactPage, registries: Registries, addresses: Addresses
) -> Entry:
    updated = instant(page.updated)
    words = Markup("<p>{}</p>").format(to_html(page.bottom_line))
    words += Markup("").join(_told(item) for item in reversed(page.corrections))
    words += Markup("<p>{}. {}.</p>").format(contact.subject, page.status)
    topics = dict.fromkeys(topic for said in page.said for topic in said.topics)
    return Entry(
        id=addresses.tag(page.contact, page.slug),
        path=page.path,
        title=prose.plain(page.title),
        updated=updated,
        published=min(instant(page.released), updated) if page.released else updated,
        summary=_summary(page.bottom_line, page.corrections),
        content=words,
        language=page.language,
        topics=tuple((topic, label_of(topic, registries)) for topic in topics),
    )


def _summary(bottom_line: Inline, corrections: Sequence[Corrected]) -> str:
    words = prose.plain(to_bare(bottom_line))
    if not corrections:
        return words
    last = corrections[-1]
    return prose.plain(f"{_what(last)} {words}")


def _what(item: Corrected) -> str:
    return f"Corrected {prose.say_moment(item.at)}: {to_bare(Inline(item.text))}"


def _told(item: Corrected) -> Markup:
    when = escape(prose.say_moment(item.at))
    return Markup("<p>Corrected {}: {}</p>").format(when, to_html(Inline(item.text)))


def _correction(note: CorrectionNote, addresses: Addresses) -> Entry:
    """A correction as news of its own; its place among those of the readout names it."""
    page = note.readout
    item = page.corrections[note.number - 1]
    when = instant(note.at)
    return Entry(
        id=addresses.tag(page.contact, page.slug, "corrections", str(note.number)),
        path=page.path,
        title=f"Corrected: {prose.plain(page.title)}",
        updated=when,
        published=when,
        summary=prose.plain(_what(item)),
        content=_told(item),
        language=page.language,
        topics=(),
    )

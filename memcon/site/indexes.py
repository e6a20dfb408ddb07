"""Contacts → the people, parties, pairs, topics, steps and corrections that lead to them."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath

from memcon.names import party_adjective, party_name
from memcon.prose import sentence_start
from memcon.schemas import Registries

from .contacts import ContactPage
from .leads import CorrectionNote, Mention, PairPage, PartyPage, PersonPage, Step, TopicPage
from .outline import STEP_KINDS
from .slugs import slug_of_party


def list_people(contacts: Sequence[ContactPage], registries: Registries) -> tuple[PersonPage, ...]:
    """Everybody on whose behalf a contact was held."""
    names: dict[str, str] = {}
    parties: dict[str, dict[str, None]] = {}
    items: dict[str, str] = {}
    for person in (person for contact in contacts for person in contact.principals):
        known = registries.people.get(person.slug)
        names.setdefault(person.slug, known.name if known else person.name)
        found = items.get(person.slug) or (known and known.wikidata) or person.wikidata
        items[person.slug] = found or ""
        if person.party:
            parties.setdefault(person.slug, {})[slug_of_party(person.party)] = None
    held = _held(contacts, lambda contact: contact.people)
    pages = (
        PersonPage(
            slug,
            PurePosixPath("people", f"{slug}.html"),
            name,
            tuple(sorted(parties.get(slug, ()))),
            held[slug],
            items[slug],
        )
        for slug, name in names.items()
    )
    return tuple(sorted(pages, key=lambda page: (page.title, page.slug)))


def list_parties(contacts: Sequence[ContactPage], registries: Registries) -> tuple[PartyPage, ...]:
    """Every party that took part in a contact or gave an account."""
    codes = {
        slug_of_party(code): code
        for contact in contacts
        for code in (
            *(page.issuer for page in contact.readouts),
            *(person.party for person in contact.principals if person.party),
        )
    }
    held = _held(contacts, lambda contact: contact.parties)
    pages = (
        PartyPage(
            slug,
            PurePosixPath("parties", f"{slug}.html"),
            party_name(code, registries),
            code,
            party_adjective(code, registries),
            held[slug],
        )
        for slug, code in codes.items()
    )
    return tuple(sorted(pages, key=lambda page: (page.title, page.slug)))


def list_pairs(
    contacts: Sequence[ContactPage], parties: Sequence[PartyPage]
) -> tuple[PairPage, ...]:
    """The pairs of parties that held a contact without a third."""
    names = {party.slug: party.title for party in parties}
    held: dict[tuple[str, str], list[str]] = {}
    for contact in contacts:
        match contact.parties:
            case (one, other):
                held.setdefault((one, other), []).append(contact.slug)
    pages = (
        PairPage(
            f"{one}-{other}",
            PurePosixPath("pairs", f"{one}-{other}.html"),
            f"{names[one]} – {names[other]}",
            (one, other),
            tuple(slugs),
        )
        for (one, other), slugs in held.items()
    )
    return tuple(sorted(pages, key=lambda page: (page.title, page.slug)))


def list_topics(contacts: Sequence[ContactPage], registries: Registries) -> tuple[TopicPage, ...]:
    """The topics of all statements, with those above them."""
    held = _held(contacts, lambda contact: contact.topics)
    mentions: dict[str, list[Mention]] = {slug: [] for slug in held}
    for mention in _mentions(contacts):
        for slug in mention.said.wider:
            mentions[slug].append(mention)
    pages = []
    for slug, slugs in held.items():
        known = registries.topics.get(slug)
        label = known.label if known else sentence_start(slug.replace("-", " "))
        parent = known.parent if known and known.parent in held else None
        path = PurePosixPath("topics", f"{slug}.html")
        pages.append(TopicPage(slug, path, label, parent or "", slugs, tuple(mentions[slug])))
    return tuple(sorted(pages, key=lambda page: (page.title.casefold(), page.slug)))


def list_steps(contacts: Sequence[ContactPage]) -> tuple[Step, ...]:
    """Next steps and commitments, dated ones first."""
    steps = [
        Step(mention, mention.said.due)
        for mention in _mentions(contacts)
        if mention.said.kind in STEP_KINDS
    ]
    return tuple(sorted(steps, key=lambda step: (step.due is None, step.due or "")))


def list_corrections(contacts: Sequence[ContactPage]) -> tuple[CorrectionNote, ...]:
    """Dated corrections of all readouts."""
    notes = [
        CorrectionNote(page, number, item.at, item.text, item.by)
        for contact in contacts
        for page in contact.readouts
        for number, item in enumerate(page.corrections, start=1)
    ]
    return tuple(sorted(notes, key=lambda note: note.at, reverse=True))


def _mentions(contacts: Sequence[ContactPage]) -> Iterator[Mention]:
    for contact in contacts:
        for page in contact.readouts:
            for index in range(len(page.said)):
                yield Mention(page, index)


def _held(
    contacts: Sequence[ContactPage], of: Callable[[ContactPage], Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """The contacts by each slug that they have, in their order."""
    held: dict[str, list[str]] = {}
    for contact in contacts:
        for slug in of(contact):
            held.setdefault(slug, []).append(contact.slug)
    return {slug: tuple(slugs) for slug, slugs in held.items()}

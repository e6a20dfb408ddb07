"""The site's charts: which values go into each."""

from collections import Counter
from collections.abc import Sequence

from memcon import prose

from .charts import Chart, Dot, matrix, months, timeline
from .contacts import ContactPage
from .leads import PairPage
from .listing import parties_of, ring, row
from .model import Site

_LANES = 12
_TOPICS = 14
SEVERAL = "More than two parties"
OTHERS = "Other pairs"
JOINT, NOBODY = "Jointly", "Nobody named"


def timeline_of(site: Site, contacts: Sequence[ContactPage]) -> Chart:
    """The contacts by day, a row for each of the pairs with most of them."""
    numbers = Counter(_lane(site, contact) for contact in contacts)
    pairs = sorted(name for name, _ in numbers.most_common(_LANES) if name != SEVERAL)
    dots = []
    for contact in contacts:
        lane = _lane(site, contact)
        dots.append(
            Dot(
                lane if lane in pairs or lane == SEVERAL else OTHERS,
                contact.date.earliest,
                prose.say_date(contact.date),
                ring(contact),
                " · ".join(row(site, contact).meta.split(" · ")[2:]) or "none",
                contact.slug,
                contact.subject,
            )
        )
    used = {dot.lane for dot in dots}
    return timeline(dots, [name for name in (*pairs, OTHERS, SEVERAL) if name in used])


def _lane(site: Site, contact: ContactPage) -> str:
    two = 2
    return parties_of(site, contact) if len(contact.parties) <= two else SEVERAL


def months_of(site: Site, pairs: Sequence[PairPage]) -> Chart:
    """Contacts a month, a row for each of the pairs with most of them."""
    most = sorted(pairs, key=lambda pair: (-len(pair.contacts), pair.title))[:_LANES]
    days = {
        pair.title: [site.contact(slug).date.earliest for slug in pair.contacts]
        for pair in sorted(most, key=lambda pair: pair.title)
    }
    name = "months" if len(pairs) != 1 else f"months-{pairs[0].slug}"
    return months(name, "Contacts a month and a pair of parties", days)


def raised(site: Site, contacts: Sequence[ContactPage], name: str) -> Chart:
    """Statements on each topic by the side whose they are, the topics with most of them."""
    found: Counter[tuple[str, str]] = Counter()
    for contact in contacts:
        for page in contact.accounts:
            for said in page.said:
                side = _side(site, said.sides)
                found.update((label, side) for label in said.widest)
    totals: Counter[str] = Counter()
    for (label, _), number in found.items():
        totals[label] += number
    sides = Counter(side for _, side in found.elements())
    named = [side for side, _ in sides.most_common() if side not in (JOINT, NOBODY)][:4]
    columns = [*sorted(named), *(side for side in (JOINT, NOBODY) if side in sides)]
    topics = sorted(totals, key=lambda label: (-totals[label], label))[:_TOPICS]
    counts = {label: [found[label, side] for side in columns] for label in topics}
    return matrix(name, "Statements on each topic, by the side whose they are", columns, counts)


def _side(site: Site, parties: Sequence[str]) -> str:
    """The party whose statement it is; one word where it is that of several, or of nobody named."""
    if len(parties) != 1:
        return JOINT if parties else NOBODY
    party = site.by_slug.get(parties[0])
    return party.title if party else NOBODY

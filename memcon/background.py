"""What a brief says about the contact and the account as a whole."""

from collections.abc import Iterator, Sequence

from . import prose
from .brief import Cell, Inline
from .compare.beside import beside
from .compare.model import Comparison
from .names import party_adjective, party_name
from .record import Record
from .schemas import Participant

_CONCLUSIONS = {
    "none_found": "none found",
    "refused": "declined",
    "delayed": "announced, not yet out",
}
_ABSENT = {
    "none_found": "No {} readout found",
    "refused": "The {} side declined to give a readout",
    "delayed": "The {} readout is announced and not yet out",
}


def subject(record: Record) -> str:
    """The contact in one line: "Phone call of Vladimir Putin and Donald Trump, 3 July 2025"."""
    event = record.readout.event
    kind = prose.sentence_start(prose.KINDS[event.kind])
    names = prose.listed([person.name for person in record.readout.principals()])
    return f"{kind}{f' of {names}' if names else ''}, {prose.say_date(event.date.value)}"


def title(record: Record) -> str:
    """A title for a record that has none of its own."""
    adjective = party_adjective(record.readout.issuer, record.registries)
    if record.readout.absence:
        absent = _ABSENT[record.readout.absence.conclusion].format(adjective)
        return f"{absent}: {_lower_first(subject(record))}"
    return f"{adjective} account: {_lower_first(subject(record))}"


def bottom_line(record: Record) -> str:
    """A bottom line for a record that has none of its own: what it holds, in figures."""
    readout = record.readout
    adjective = party_adjective(readout.issuer, record.registries)
    if readout.absence:
        return f"{_ABSENT[readout.absence.conclusion].format(adjective)}."
    denied = sum(item.kind == "not_discussed" for item in readout.statements)
    if not readout.statements:
        return f"The {adjective} account reports the contact, and nothing that was said in it."
    words = f"The {adjective} account reports {_number(len(readout.statements), 'statement')}"
    if denied:
        words += f", {denied} of them that a matter was not discussed"
    return f"{words}."


def sentences(
    record: Record, others: Sequence[Record], comparison: Comparison | None = None
) -> Iterator[str]:
    """Three to five sentences that place the contact."""
    readout, event = record.readout, record.readout.event
    people = [_with_title(person, record) for person in readout.principals()]
    kind = prose.KINDS[event.kind]
    when = prose.say_date(event.date.value)
    held = f"held a {kind}" if len(people) > 1 else f"took part in a {kind}"
    yield (
        f"{prose.listed(people)} {held} on {when}." if people else (f"A {kind} was held on {when}.")
    )
    wording, minutes = prose.say_duration(event.duration)
    if event.duration:
        basis = "as told to the press" if readout.absence else "by this account"
        yield f"Its length {basis}: {wording}{f' ({minutes})' if minutes else ''}."
    who = initiator(record)
    if who != "not stated":
        yield f"Initiator: {who}."
    elif not readout.absence:
        yield "The account does not state who initiated it."
    if event.count:
        yield f"By this account it was the {prose.say_count(event.count, event.date.value)}."
    yield from other_side(others, record, comparison)


def initiator(record: Record) -> str:
    """Who asked for the contact, by this account."""
    who = record.readout.event.initiator
    if who is None:
        return "not stated"
    person = record.readout.person(who)
    return person.name if person else party_name(who, record.registries)


def other_cell(others: Sequence[Record]) -> Cell:
    """The last column of the event strip: what is known of the other side's account."""
    if not others:
        return Cell("Other side", "none in these records")
    first, *more = (
        absent_cell("Other side", other)
        or Cell("Other side", f"{_adjective(other)} account", "held")
        for other in others
    )
    notes = [first.note, *(f"{cell.value} {cell.note}" for cell in more)]
    return Cell(first.label, first.value, "; ".join(notes))


def absent_cell(label: str, record: Record) -> Cell | None:
    """A column of the event strip that says that a side gave no account; none where it did."""
    absence = record.readout.absence
    if absence is None:
        return None
    return Cell(label, f"{_adjective(record)} readout", _CONCLUSIONS[absence.conclusion])


def other_side(
    others: Sequence[Record],
    record: Record | None = None,
    comparison: Comparison | None = None,
) -> Iterator[str]:
    """A sentence for each other record of the contact; one where there is none.

    With the comparison, also what the other account adds, does not mention or contradicts.
    """
    if not others:
        yield "These records hold no account of the other side, nor a search for one."
    for other in others:
        if found := search(other):
            yield found
        elif comparison and record and record.readout.absence is None:
            yield beside(comparison, record, other)
        else:
            count = _number(len(other.readout.statements), "statement")
            yield f"The {_adjective(other)} account is held, with {count}."


def search(record: Record) -> str:
    """What was searched for an account that was not found; empty where there is one."""
    absence = record.readout.absence
    if absence is None:
        return ""
    checked = "; ".join(
        f"{check.what}, {prose.say_moment(check.at)}" + (f", by {check.by}" if check.by else "")
        for check in absence.checked
    )
    return f"{_ABSENT[absence.conclusion].format(_adjective(record))} (checked: {checked})."


def caveats(record: Record) -> Iterator[Inline | str]:
    """What the drafter warns of, then what the record itself shows."""
    readout = record.readout
    yield from map(prose.inline, readout.caveats)
    date = readout.event.date
    if date.basis == "inferred" and date.why:
        yield prose.bind(f"The date is inferred: {date.why.rstrip('.')}.")
    waiting = sum(len(item.confirm) for item in readout.statements) + len(readout.confirm)
    if waiting:
        verb = "is" if waiting == 1 else "are"
        points = _number(waiting, "point")
        yield f"{points} of this record {verb} still to be confirmed by a person."
    if readout.confirm:
        yield f"To confirm of the record as a whole: {'; '.join(readout.confirm)}."
    if readout.review.state == "withdrawn":
        yield "This record has been withdrawn."
    for item in readout.corrections:
        who = f" by {item.by}" if item.by else ""
        yield prose.inline(f"Corrected {prose.say_moment(item.at)}{who}: {item.text}")


def notices(record: Record) -> Iterator[str]:
    """The standing lines at the foot of every page."""
    yield "Reconstructed from public accounts; not a transcript."
    sources = [
        f"S{number}"
        for number, source in enumerate(record.readout.sources, start=1)
        if record.stored[source.id].state == "present"
    ]
    if sources:
        listed = prose.listed(sources)
        yield f"Open-source work. Quotations from {listed} checked letter for letter."
    elif any(source.capture for source in record.readout.sources):
        yield "Open-source work. Quotations not re-checked in this build: the captures are absent."
    elif record.readout.sources:
        yield "Open-source work. Quotations not re-checked in this build: no copies are stored."
    else:
        yield "Open-source work."


def _adjective(record: Record) -> str:
    return party_adjective(record.readout.issuer, record.registries)


def _with_title(person: Participant, record: Record) -> str:
    party = party_name(person.party, record.registries) if person.party else ""
    about = ", ".join(word for word in (person.title or "", party) if word)
    return f"{person.name} ({about})" if about else person.name


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _lower_first(words: str) -> str:
    return words[:1].lower() + words[1:]

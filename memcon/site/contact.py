"""The pages of a contact: its accounts side by side, and each readout with its proofs."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from memcon import prose
from memcon.brief import Brief, Cell
from memcon.compare.view import fragment
from memcon.facts import Fact, FactField
from memcon.numbering import Numbering

from .contacts import ContactPage, ReadoutPage
from .figures import raised
from .listing import parties_of
from .model import Site
from .page import Page
from .proofs import Proof, list_proofs, prove

_SHARED: tuple[FactField, ...] = ("duration", "initiator")


def contact_page(site: Site, contact: ContactPage, marking: str) -> Page:
    """The page of a contact."""
    sheet = contact.compared.sheet() if contact.compared else None
    first = contact.readouts[0]
    return Page(
        contact.path,
        "contact",
        contact.title,
        sheet.bottom_line if sheet else first.brief.bottom_line,
        "Contacts",
        marking,
        {
            "site": site,
            "contact": contact,
            "brief": first.brief,
            "sheet": sheet,
            "strip": _strip(contact, first.brief),
            "pair": site.pair(contact.parties),
            "parties": parties_of(site, contact),
            "proofs": _proofs(contact) if sheet else {},
            "chart": raised(site, (contact,), "raised"),
            "downloads": downloads(site, contact),
        },
    )


def readout_page(site: Site, contact: ContactPage, readout: ReadoutPage, marking: str) -> Page:
    """The page of one readout."""
    others = [page.record for page in contact.readouts if page is not readout]
    return Page(
        readout.path,
        "readout",
        readout.title,
        readout.brief.bottom_line,
        "Contacts",
        marking,
        {
            "site": site,
            "contact": contact,
            "readout": readout,
            "brief": readout.brief,
            "pair": site.pair(contact.parties),
            "parties": parties_of(site, contact),
            "proofs": list_proofs(readout.brief, readout.record, others),
            "downloads": downloads_of(site, readout),
        },
    )


def _strip(contact: ContactPage, brief: Brief) -> tuple[Cell, ...]:
    """The facts at the head: of the one account, or as the accounts have them together."""
    if contact.compared is None:
        return brief.strip
    comparison = contact.compared.comparison
    labels = {account.id: account.label for account in comparison.accounts}
    stated = {fact.field: fact for fact in comparison.facts}
    cells = [brief.strip[0]]
    for field in _SHARED:
        fact = stated.get(field)
        label = prose.sentence_start(field)
        cells.append(_together(fact, labels) if fact else Cell(label, "not stated"))
    return (*cells, Cell("Accounts", str(len(labels)), ", ".join(sorted(labels.values()))))


def _together(fact: Fact, labels: Mapping[str, str]) -> Cell:
    """What the accounts state of one fact, and which of them."""
    said = {labels[account]: value.wording for account, value in fact.values.items() if value}
    if fact.relation == "differs":
        return Cell(fact.label, "differs", "; ".join(f"{k}: {v}" for k, v in sorted(said.items())))
    note = "" if len(said) == len(labels) else f"{', '.join(sorted(said))} only"
    return Cell(fact.label, next(iter(said.values())), note)


Downloads = tuple[tuple[str, PurePosixPath], ...]


def downloads(site: Site, contact: ContactPage) -> Downloads:
    """The files about a contact, by what they are called."""
    if contact.compared is None:
        return downloads_of(site, contact.readouts[0])
    printed = ("PDF", contact.path.with_name("compare.pdf"))
    return (*_made(site, printed), ("Markdown", contact.path.with_name("compare.md")))


def downloads_of(site: Site, readout: ReadoutPage) -> Downloads:
    """The files of a readout, by what they are called."""
    return (
        *_made(site, ("PDF", readout.path.with_suffix(".pdf"))),
        ("Markdown", readout.path.with_suffix(".md")),
        ("YAML", readout.path.with_suffix(".yaml")),
    )


def _made(site: Site, item: tuple[str, PurePosixPath]) -> Downloads:
    return (item,) if item[1] in site.pdfs else ()


def _proofs(contact: ContactPage) -> dict[str, tuple[Proof, PurePosixPath]]:
    """By fragment id, what each statement of the comparison stands on, and its readout's page."""
    if contact.compared is None:
        return {}
    accounts = contact.compared.comparison.accounts
    ordered = sorted(accounts, key=lambda item: (item.record.readout.issuer, item.id))
    numbering = Numbering.of((), [account.record for account in ordered])
    return {
        f"e-{fragment(account.id)}-{item.id}": (
            prove(item.id, account.record, item, numbering),
            _page_of(contact.readouts, account.record.id),
        )
        for account in ordered
        for item in account.record.readout.statements
    }


def _page_of(readouts: Sequence[ReadoutPage], record: str) -> PurePosixPath:
    return next(page.path for page in readouts if page.slug == record)

"""CodeSheet: the event codes of one readout, as the coding sheet prints them."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One statement as one coder codes it; a statement without codes has one row."""

    contact: str
    record: str
    date: str
    """ISO 8601 (EDTF level 1)."""
    statement: str
    """Its id; empty in the row of the contact itself."""
    number: str
    """The evidence number."""
    kind: str
    by: str
    """Ids, or for the contact the actors: "RUS GOV, USA GOV"."""
    text: str
    """Our own words; empty where there are none."""
    evidence: str
    """The exact words it stands on, slices joined by an ellipsis."""
    language: str
    """The language of the evidence where it is not that of the record."""
    event: str
    """The PLOVER category."""
    mode: str
    context: str
    """PLOVER contexts; "negation" marks what was said not to have been discussed."""
    quad: str
    """1 verbal, 2 material cooperation; 3 verbal, 4 material conflict."""
    cameo: str
    """The CAMEO code with its leading zero."""
    coder: str
    """"rule" where a rule of the manual decides."""
    confidence: str
    comment: str


COLUMNS = tuple(field.name for field in fields(CodeRow))


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A statement that two coders code differently."""

    number: int
    codes: str
    """"AGREE (A), SUPPORT (B)"."""


@dataclass(frozen=True, slots=True)
class CodeSheet:
    """All codes of a readout, and how far its coders agree."""

    rows: tuple[CodeRow, ...] = ()
    """The contact first, then the statements in the order of the account."""
    coders: tuple[str, ...] = ()
    both: int = 0
    """How many statements have codes of two coders or more."""
    alpha: str = ""
    """Krippendorff's alpha over their categories, nominal; empty where it cannot be computed."""
    disagreements: tuple[Disagreement, ...] = ()

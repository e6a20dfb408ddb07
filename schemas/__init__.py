"""What a readout may say: one concept a module, `Readout` over them all.

Nothing here imports the engine. `readout.schema.json` is written from these models by
`memcon schema`.
"""

from .absence import Absence, Check
from .assessment import Assessment, Confidence, Icd203, Voice
from .base import HIDDEN, Line, Model, Prose, Sha256, Slug, Verbatim, is_slug
from .codes import COUNTRIES, KNOWN_PARTIES, LanguageTag, PartyCode, is_party
from .coding import CAMEO, Coding, PloverEvent
from .correction import Corrections, Join, RelationCode, Split, Verdict
from .event import Event, EventKind
from .evidence import Evidence
from .marking import SETS as MARKING_SETS
from .marking import Marking
from .marking import rank as marking_rank
from .measures import Count, CountBasis, CountUnit, Duration
from .note import Note, Point, Precedence
from .participant import Capacity, Participant
from .readout import Level, Readout
from .registry import Party, Person, Registries, Role, Topic, fold_name
from .review import Correction, Review, ReviewState
from .source import Capture, Derivation, Source, SourceKind
from .statement import Outcome, Quote, Statement, StatementKind
from .when import DatedValue, Edtf, Moment

__all__ = [
    "CAMEO",
    "COUNTRIES",
    "HIDDEN",
    "KNOWN_PARTIES",
    "MARKING_SETS",
    "Absence",
    "Assessment",
    "Capacity",
    "Capture",
    "Check",
    "Coding",
    "Confidence",
    "Correction",
    "Corrections",
    "Count",
    "CountBasis",
    "CountUnit",
    "DatedValue",
    "Derivation",
    "Duration",
    "Edtf",
    "Event",
    "EventKind",
    "Evidence",
    "Icd203",
    "Join",
    "LanguageTag",
    "Level",
    "Line",
    "Marking",
    "Model",
    "Moment",
    "Note",
    "Outcome",
    "Participant",
    "Party",
    "PartyCode",
    "Person",
    "PloverEvent",
    "Point",
    "Precedence",
    "Prose",
    "Quote",
    "Readout",
    "Registries",
    "RelationCode",
    "Review",
    "ReviewState",
    "Role",
    "Sha256",
    "Slug",
    "Source",
    "SourceKind",
    "Split",
    "Statement",
    "StatementKind",
    "Topic",
    "Verbatim",
    "Verdict",
    "Voice",
    "fold_name",
    "is_party",
    "is_slug",
    "marking_rank",
]

"""The kind of a statement: the kind of its cue, refined by what follows it (GUIDE, sections 5 and 6)."""

import re
from collections.abc import Sequence

from .clauses import Clause, is_contact_noun
from .model import Kind
from .tagging import Token

_TONE = (
    r"(?:candid|constructive|in-depth|productive|frank|business-?like|warm|friendly|substantive|"
    r"fruitful|useful|sincere|cordial|positive|respectful|meaningful|open|honest|trust-based|"
    r"trusting|detailed|excellent|good|great|fantastic|wonderful|serious|straightforward|"
    r"timely|necessary|deep|amicable|wide-ranging|comprehensive|thorough|beneficial|benefit)"
)
_TONE_WORD = re.compile(rf"\b{_TONE}\b")
_TALK = r"(?:discussions?|exchanges?|conversations?|talks?|dialogue|meetings?|calls?)"
_TONED_TALK = re.compile(rf"\b{_TONE}\b[^.;:]{{0,80}}\b{_TALK}\b")
_MANNER = re.compile(
    rf"\b(?:in|with) an? [^.;:]{{0,40}}\b(?:atmosphere|manner|spirit|tone|key|vein)\b"
    rf"|\b(?:was|were|is|are|be|been|as|proved|remained)(?: [\w,’'-]+){{0,4}}? {_TONE}\b"
)

# Contact between the sides, or work that they set up together.
_CONTACT_NOUN = (
    r"(?:contacts?|dialogue|communications?|consultations?|coordination|exchanges?|conversations?|"
    r"discussions?|talks|negotiations?|engagement|meetings?|visits?|cooperation on this|"
    r"interaction|channels?|lines of communication|tracks?|follow-up)"
)
_NEXT = re.compile(
    rf"""
    \b(?:keep|kept|stay|remain|be|maintain|maintaining|staying|remaining|keeping)\b[^.;]{{0,40}}\b(?:in\ (?:\w+\ ){{0,2}}(?:touch|contact|communication)|{_CONTACT_NOUN})\b
    | \b(?:continue|continuing|resume|intensify|hold|conduct|have|pursue|launch|start|begin|explore|schedule|arrange|organise|organize|convene|establish|sustain|further|keep\ up|step\ up|supervise|oversee|advance|carry\ on)\b[^.;]{{0,60}}\b{_CONTACT_NOUN}\b
    | \b(?:continue|continuing)\ to\ (?:discuss|consult|coordinate|engage|talk|communicate|exchange|liaise)\b
    | \b(?:continue|continuing)\ (?:discussing|consulting|coordinating|following\ up)\b
    | \b(?:speak|meet|talk|call|visit|reconvene|see\ each\ other)\b(?!ing)[^.;]{{0,40}}\b(?:again|soon|shortly|in\ the\ (?:near|coming)|next|each\ other|in\ person|at\ the|on\ the\ (?:sidelines|margins)|regularly|later|further)\b
    | \bto\ (?:meet|speak|talk)\b
    | \b(?:their|our|the|respective|technical|expert)\b[^.;]{{0,30}}\b(?:teams?|representatives|officials|ministers|experts|delegations|aides|staffs?|advisers|advisors|ministries|negotiators|agencies)\b[^.;]{{0,25}}\b(?:will|would|to|work|meet|continue|follow|remain|stay|hold)\b
    | \bfollow(?:ing)?[ -]?up\b
    | \b(?:closely\ coordinate|coordinate\ closely|coordinating\ closely|close\ coordination)\b
    | \b{_CONTACT_NOUN}\b[^.;]{{0,30}}\b(?:will|would|should|to|are\ also\ to)\ (?:take\ place|be\ (?:held|continued|resumed)|continue|follow|meet|begin|start|resume)\b
    | \b(?:next|further|another|subsequent|future|regular|new)\ (?:\w+\ ){{0,2}}(?:round|meeting|call|contacts?|talks|discussions|consultations|engagements?|visits?|exchanges)\b
    | \b(?:call|phone)\ each\ other\b
    | \bon\ the\ (?:date|dates|time)\ (?:of|for)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:meet|meeting|speak|speaking|talk|talking|see|seeing|welcom|host|visit|contact|dialogue|"
    r"discuss|consult|summit|next|again|receiv|engag|conversation|gather|touch)",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:will|would|are to|is to|to be|scheduled|planned|expected to|next (?:week|month|year)|"
    r"(?:in|over) the (?:coming|next|near)|soon|forthcoming|upcoming)\b",
    re.IGNORECASE,
)
_ABOUT_FUTURE = re.compile(
    rf"\b(?:that|of)\b[^.;]{{0,80}}\b{_CONTACT_NOUN}\b[^.;]{{0,40}}\b(?:will|would|to)\b"
)
_DISCUSSED_FORM = r"(?:discussed|raised|mentioned|touched|covered|addressed|brought up|broached)"
_DENIAL = re.compile(
    rf"""
    ^["“]?(?:nor|neither)\b[^.;]{{0,160}}\b{_DISCUSSED_FORM}\b
    | \bnot\ (?:\w+\ )?(?:on\ the\ agenda|part\ of\ the\ (?:talk|conversation|discussion|meeting|call))
    | \b(?:did\ not|didn[’']t|never)\ (?:come|crop)\ up\b
    | \bno\ (?:discussion|talk|mention)\ (?:of|about)\b
    | \boff\ the\ (?:table|agenda)\b
    | \bnot\ {_DISCUSSED_FORM}\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A text that is silent about something denies nothing of the talk.
_PAPER = re.compile(r"\b(?:letter|speech|address|article|document|text|communiqu[eé]|report|bill)\b")
_MAIN_TOPIC = re.compile(
    r"\b(?:(?:key|main|central|principal|chief) (?:topic|focus|subject|theme)|topped the agenda|"
    r"at the cent(?:re|er) of (?:the|their)|(?:was|were) (?:also )?on the agenda|"
    r"opportunity to (?:review|discuss|exchange|take stock))\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:on|today|yesterday|earlier|this|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|\d{4})\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"(?:(?:the|a|an|their|our|further|respective|technical|expert|next|new|third|working|joint|"
    r"regular|such|[a-z]+-level) ){0,4}"
    r"(?:teams|delegations|negotiators|experts|working groups|talks|negotiations|round|meetings?|"
    r"consultations|contacts|visit|call|dialogue)(?: (?:of|between|in|on|with) [^.;,]{0,60})? "
    r"(?:will|would|is|are|is also|are also)(?: to| due to| scheduled to| expected to| planned to)? "
    r"(?:take place|be held|be organi[sz]ed|meet|continue|begin|start|resume|be continued|gather|"
    r"convene|follow|scheduled|planned|discuss|happen)\b",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"[\"“]?(?:it|this|that|the (?:call|conversation|meeting|talk))(?: already)? "
    r"(?:was|is|became|marked)\b[^.;]{0,60}"
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+teenth|\w+ieth|\d+th)"
    r"\b[^.;]{0,40}\b(?:call|conversation|meeting|talk|talks|contact)\b",
    re.IGNORECASE,
)
# Kinds that become a next step where their content is further contact.
_MAY_BE_NEXT = frozenset({"agreement", "commitment", "next_step"})
_CONFIRMING = frozenset({"confirm", "express ~ (view)", "announce", "hope", "expect", "intend", "plan"})


def is_next_step(content: str) -> bool:
    """Whether words tell of further contact or follow-up between the sides."""
    return _NEXT.search(content) is not None


def is_tone(words: str) -> bool:
    """Whether words characterise a talk."""
    return _MANNER.search(words) is not None


def is_denial(words: str) -> bool:
    """Whether words deny, without a cue, that something was part of the talk."""
    return _DENIAL.search(words) is not None and _PAPER.search(words) is None


def is_main_topic(words: str) -> bool:
    """Whether words name what the talk was about, without a cue."""
    return _MAIN_TOPIC.search(words) is not None


def is_place_in_series(words: str) -> bool:
    """Whether words count the contact: "it was their fourth conversation this year"."""
    return _SERIES.match(words) is not None


def is_planned_contact(words: str) -> bool:
    """Whether the subject of words is further contact that is to come."""
    return _PLANNED.match(words) is not None


def is_norm(words: str) -> bool:
    """Whether words say what somebody should do."""
    return re.search(r"\b(?:should|must|ought to|needs? to)\b", words) is not None


def is_dated(words: str) -> bool:
    """Whether words in front of a subject tell when."""
    return _DATED.search(words) is not None


def classify(
    clause: Clause, tokens: Sequence[Token], content: str, *, joint: bool, opened: bool
) -> Kind:
    """The kind of a clause. `content` is what follows the cue; `joint`: all principals hold it.

    `opened` says that the contact itself was reported before.
    """
    cue = clause.cue
    kind: Kind = cue.kind  # type: ignore[assignment] - the table names the kinds
    about_contact = bool(clause.subject_words) and is_contact_noun(clause.subject_words)
    if kind == "contact":
        return _contact(clause, tokens, content, about_contact=about_contact, opened=opened)
    if kind == "discussed":
        if not opened and cue.verbs & {"speak", "talk"}:
            return "contact"
        if cue.line.startswith("exchange") and re.match(r"\s*in an? ", content) and is_tone(content):
            return "tone"
        return "not_discussed" if clause.negated else "discussed"
    if about_contact and kind not in _MAY_BE_NEXT:
        return "tone" if is_tone(_from_verb(clause, tokens, content)) else "context"
    if kind == "tone":
        words = " ".join(token.lower for token in tokens[clause.verb : clause.last + 1])
        return "tone" if _TONED_TALK.search(words) else "discussed"
    if kind in _MAY_BE_NEXT:
        return _binding(kind, clause, content, joint=joint)
    if cue.line in _CONFIRMING and _NEXT.search(content) and _LATER.search(content):
        confirms = cue.line == "confirm" or joint
        return "next_step" if confirms else kind
    if cue.line in {"ask", "request"} and re.match(r"\s*(?:\S+ ){0,4}about\b", content):
        return "discussed"
    if cue.line == "suggest" and content.lstrip().startswith("that "):
        return "position"
    return kind


def _from_verb(clause: Clause, tokens: Sequence[Token], content: str) -> str:
    cue = " ".join(token.lower for token in tokens[clause.verb - 1 : clause.last + 1])
    return f"{cue} {content}"


def _binding(kind: Kind, clause: Clause, content: str, *, joint: bool) -> Kind:
    """Agreements and commitments: further contact is a next step; a joint commitment agrees."""
    if clause.cue.line == "look forward" and not _MEETING.search(content):
        return "position"
    if kind == "next_step" or (_NEXT.search(content) and (joint or kind == "agreement" or clause.passive)):
        return "next_step"
    if kind == "commitment" and joint:
        return "agreement"
    return kind


def _contact(
    clause: Clause, tokens: Sequence[Token], content: str, *, about_contact: bool, opened: bool
) -> Kind:
    line = clause.cue.line
    cue_words = " ".join(token.lower for token in tokens[clause.verb : clause.last + 1])
    if clause.negated:
        return "not_discussed"
    if clause.modal:
        return "next_step"
    if about_contact:
        return "contact" if line == "last" or not is_tone(content) else "tone"
    if opened and _TONED_TALK.search(cue_words) and not re.match(r"\s*(?:with|by)\b", content):
        return "tone"
    if re.search(r"\b(?:about|regarding|on the (?:situation|issue|need))\b", content[:60]) and opened:
        return "discussed"
    return "contact"

"""Wordings that decide a kind where the cue alone does not: further contact, tone, denial, number.

Each is a search within one sentence; every gap has a limit, so that the time stays linear.
"""

import re


def _any(words: str) -> str:
    return rf"(?:{'|'.join(words.split())})"


def _one_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_TONE = _any(
    """candid constructive in-depth productive frank business-?like warm friendly substantive
    fruitful useful sincere cordial positive respectful meaningful open honest trust-based trusting
    detailed excellent good great fantastic wonderful serious straightforward timely necessary deep
    amicable wide-ranging comprehensive thorough beneficial benefit tense difficult tough""",
)
_TALK = _any("discussions? exchanges? conversations? talks? dialogue meetings? calls?")
_TONED_TALK = re.compile(rf"\b{_TONE}\b[^.;:]{{0,80}}\b{_TALK}\b")
_MANNER = _one_of(
    r"\b(?:in|with) an? [^.;:]{0,40}\b(?:atmosphere|manner|spirit|tone|key|vein)\b",
    rf"\b(?:was|were|is|are|be|been|as|proved|remained)(?: [\w,’'\"“-]+){{0,4}}? [\"“]?{_TONE}\b",
)

# Contact between the sides, or work that they set up together (GRAMMAR 4, next_step).
_CONTACT = _any(
    """contacts? dialogue communications? consultations? coordination exchanges? conversations?
    discussions? talks negotiations? engagement meetings? visits? interaction channels? tracks?
    follow-up""",
)
_KEEP = _any("keep kept stay remain be maintain maintaining staying remaining keeping")
_HAVE = _any(
    """continue continuing resume intensify hold conduct have pursue launch start begin explore
    schedule arrange organise organize convene establish sustain further supervise oversee
    advance""",
)
_TEAMS = _any(
    """teams? representatives officials ministers experts delegations aides staffs? advisers
    advisors ministries negotiators agencies""",
)
_NEXT = _one_of(
    rf"\b{_KEEP}\b[^.;]{{0,40}}\b{_CONTACT}\b",
    rf"\b{_KEEP}\b[^.;]{{0,40}}\bin (?:\w+ ){{0,2}}(?:touch|contact|communication)\b",
    rf"\b{_HAVE}\b[^.;]{{0,60}}\b{_CONTACT}\b",
    r"\b(?:keep|step) up\b[^.;]{0,60}\b" + _CONTACT + r"\b",
    r"\bcontinu(?:e|ing) to "
    r"(?:discuss|consult|coordinate|engage|talk|communicate|exchange|liaise)\b",
    r"\bcontinu(?:e|ing) (?:discussing|consulting|coordinating|following up)\b",
    r"\b(?:speak|meet|talk|call|visit|reconvene|see each other)\b[^.;]{0,40}\b"
    r"(?:again|soon|shortly|in the (?:near|coming)|next|each other|in person|at the|"
    r"on the (?:sidelines|margins)|regularly|later|further)\b",
    r"\bto (?:meet|speak|talk)\b",
    r"\b(?:their|our|the|respective|technical|expert)\b[^.;]{0,30}\b" + _TEAMS + r"\b"
    r"[^.;]{0,25}\b(?:will|would|to|work|meet|continue|follow|remain|stay|hold)\b",
    r"\bfollow(?:ing)?[ -]?up\b",
    r"\b(?:closely coordinate|coordinate closely|coordinating closely|close coordination)\b",
    rf"\b{_CONTACT}\b[^.;]{{0,30}}\b(?:will|would|should|to) "
    r"(?:take place|be (?:held|continued|resumed)|continue|follow|meet|begin|start|resume)\b",
    r"\b(?:next|further|another|subsequent|future|regular|new) (?:\w+ ){0,2}"
    r"(?:round|meeting|call|contacts?|talks|discussions|consultations|engagements?|visits?|"
    r"exchanges)\b",
    r"\b(?:call|phone) each other\b",
    r"\bon the (?:dates?|time) (?:of|for)\b",
)
_LATER = re.compile(
    r"\b(?:will|would|are to|is to|to be|scheduled|planned|expected to|next (?:week|month|year)|"
    r"(?:in|over) the (?:coming|next|near)|soon|forthcoming|upcoming)\b",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:meet|meeting|speak|speaking|talk|talking|see|seeing|welcom|host|visit|contact|dialogue|"
    r"discuss|consult|summit|next|again|receiv|engag|conversation|gather|touch)",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"(?:(?:the|a|an|their|our|further|respective|technical|expert|next|new|third|working|joint|"
    r"regular|such|[a-z]+-level) ){0,4}"
    r"(?:teams|delegations|negotiators|experts|working groups|talks|negotiations|round|meetings?|"
    r"consultations|contacts|visit|call|dialogue)(?: (?:of|between|in|on|with) [^.;,]{0,60})? "
    r"(?:will|would|is|are|is also|are also)"
    r"(?: to| due to| scheduled to| expected to| planned to)? "
    r"(?:take place|be held|be organi[sz]ed|meet|continue|begin|start|resume|be continued|gather|"
    r"convene|follow|scheduled|planned|discuss|happen)\b",
    re.IGNORECASE,
)

_DISCUSSED = r"(?:discussed|raised|mentioned|touched|covered|addressed|brought up|broached)"
_DISCUSS = r"(?:discuss|raise|mention|touch (?:up)?on|cover|address|bring up|broach)"
_DISCUSSING = r"(?:discussing|raising|mentioning|touching (?:up)?on|bringing up|broaching)"
_TOPIC = r"(?:topics?|issues?|subjects?|questions?|matters?)"
_OF_THE_TALK = r"(?:the|their) (?:talks?|conversations?|discussions?|meeting|call|agenda)"
_NOT = r"(?:did not|didn[’']t|never)"
_DENIAL = _one_of(
    rf"^[\"“]?(?:nor|neither)\b[^.;]{{0,160}}\b{_DISCUSSED}\b",
    rf"\bneither {_DISCUSSED}\b",
    rf"\b(?:at no (?:point|time|stage)|not once|on no occasion)\b[^.;]{{0,80}}\b{_DISCUSSED}\b",
    rf"\bnot (?:\w+ )?(?:on the agenda|part of {_OF_THE_TALK}|among the (?:\w+ )?{_TOPIC})",
    rf"\babsent from {_OF_THE_TALK}\b",
    rf"\b{_NOT} (?:come|came|crop|cropped) up\b",
    rf"\b{_NOT} (?:arise|arose)\b",
    rf"\b{_NOT} (?:feature|figure)d? (?:in|on) {_OF_THE_TALK}\b",
    rf"\b{_NOT} (?:get|got|come|came) to (?:the )?(?:\w+ ){{0,2}}{_TOPIC}\b",
    r"\bno (?:discussions?|talks?|mention) (?:(?:was|is|has been) (?:made |held )?)?"
    r"(?:of|about|on)\b",
    r"\boff the (?:table|agenda)\b",
    rf"\bleft (?:aside|out of {_OF_THE_TALK})\b",
    r"\b(?:went|remained|left) (?:unmentioned|undiscussed)\b",
    rf"\bhad no (?:time|chance|opportunity|occasion) to {_DISCUSS}\b",
    rf"\b(?:have|has|had) yet to {_DISCUSS}\b",
    rf"\b(?:refrained from|avoided) {_DISCUSSING}\b",
    rf"\bnot {_DISCUSSED}\b",
)
# A text that is silent about something denies nothing of the talk.
_PAPERS = _any(
    """letter speech address article document text communiqu[eé] report bill statement readout
    treaty resolution""",
)
_PAPER = _one_of(
    rf"\b(?:in|by) (?:an?|the|this|that|his|her|its|their) (?:[\w’'-]+ ){{0,3}}{_PAPERS}\b",
    rf"\b{_PAPERS}\b[^.;]{{0,60}}\b(?:makes?|made|contain(?:s|ed)?) no mention\b",
)
_MAIN_TOPIC = re.compile(
    r"\b(?:(?:key|main|central|principal|chief|separate|important|another) "
    r"(?:topic|focus|subject|theme)|topped the agenda|"
    r"at the cent(?:re|er) of (?:the|their)|(?:was|were) (?:also )?on the agenda|"
    r"opportunity to (?:review|discuss|exchange|take stock))\b",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"[\"“]?(?:it|this|that|the (?:call|conversation|meeting|talk))(?: already)? "
    r"(?:was|is|became|marked)\b[^.;]{0,60}\b(?:first|second|third|fourth|fifth|sixth|seventh|"
    r"eighth|ninth|tenth|\w{1,9}teenth|\w{1,9}ieth|\d{1,4}th)"
    r"\b[^.;]{0,40}\b(?:call|conversation|meeting|talk|talks|contact)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:on|today|yesterday|earlier|this|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"sunday|january|february|march|april|may|june|july|august|september|october|november|"
    r"december|\d{4})\b",
    re.IGNORECASE,
)
_NO_COMMENT = re.compile(
    r"\b(?:declined to|refused to|would not (?:say|comment|confirm)|neither confirm nor deny|"
    r"did not (?:say|specify|elaborate|disclose)|not (?:immediately )?(?:clear|known)|unclear|"
    r"unknown)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:last|previously|earlier) (?:spoke|talked|met|chatted|held)\b|"
    r"\balso (?:spoke|talked|met) (?:by phone )?(?:in|on|at|last|earlier)\b|"
    r"\b(?:spoke|talked|met) (?:last (?:week|month|year)|in (?:January|February|March|April|May|"
    r"June|July|August|September|October|November|December))\b|"
    r"\b(?:at|during|in) (?:the|their|an) (?:earlier|previous|last|preceding) "
    r"(?:summit|meeting|call|conversation|talks|round)\b",
)
_THANKS = re.compile(
    r"^[^.!?]{0,80}\b(?:I|We|we)(?:[’']m|[’']re)? (?:\w+ ){0,3}?"
    r"(?:thank|thankful|grateful|congratulate|appreciate|condolences)\b|^[Tt]hank(?:s| you)\b",
)
_NORM = re.compile(r"\b(?:should|must|ought to|needs? to)\b")


def is_no_comment(words: str) -> bool:
    """Whether somebody says that he does not say, or that it is not known."""
    return _NO_COMMENT.search(words) is not None


def is_earlier_contact(words: str) -> bool:
    """Whether words tell of another contact than this one."""
    return _EARLIER.search(words) is not None


def is_thanks(words: str) -> bool:
    """Whether quoted words are thanks, congratulations or condolences of the speaker's own."""
    return _THANKS.search(words) is not None


def is_next_step(words: str) -> bool:
    """Whether words tell of further contact or follow-up between the sides."""
    return _NEXT.search(words) is not None


def is_later(words: str) -> bool:
    """Whether words tell of what is to come."""
    return _LATER.search(words) is not None


def is_meeting(words: str) -> bool:
    """Whether what is looked forward to is contact."""
    return _MEETING.search(words) is not None


def is_planned_contact(words: str) -> bool:
    """Whether the subject of words is further contact that is to come."""
    return _PLANNED.match(words) is not None


def is_tone(words: str) -> bool:
    """Whether words characterise a talk."""
    return _MANNER.search(words) is not None


def is_toned_talk(words: str) -> bool:
    """Whether words name a talk with an adjective of tone: "candid discussions"."""
    return _TONED_TALK.search(words) is not None


def is_denial(words: str) -> bool:
    """Whether words deny, without a cue, that something was part of the talk."""
    return _DENIAL.search(words) is not None and _PAPER.search(words) is None


def is_in_paper(words: str) -> bool:
    """Whether words begin with a text of which something is told, "in the treaty"."""
    return _PAPER.match(words) is not None


def is_main_topic(words: str) -> bool:
    """Whether words name what the talk was about, without a cue."""
    return _MAIN_TOPIC.search(words) is not None


def is_place_in_series(words: str) -> bool:
    """Whether words count the contact: "it was their fourth conversation this year"."""
    return _SERIES.match(words) is not None


def is_norm(words: str) -> bool:
    """Whether words say what somebody should do."""
    return _NORM.search(words) is not None


def is_dated(words: str) -> bool:
    """Whether words in front of a subject tell when."""
    return _DATED.search(words) is not None

"""Every problem code: what it means, why it matters, what to do.

`memcon explain CODE` and `docs/problems.md` are both made from this table.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from .problems import Severity, UsageError


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a code means. `wrong` and `right` are lines of a readout, before and after."""

    severity: Severity
    summary: str
    meaning: str
    wrong: str = ""
    right: str = ""


def _error(summary: str, meaning: str, wrong: str = "", right: str = "") -> Explanation:
    return Explanation("error", summary, meaning, wrong, right)


def _warning(summary: str, meaning: str, wrong: str = "", right: str = "") -> Explanation:
    return Explanation("warning", summary, meaning, wrong, right)


SECTIONS: dict[str, dict[str, Explanation]] = {
    "The file": {
        "cannot-read": _error(
            "The file cannot be read.",
            "It is missing, its permissions forbid it, or it is a folder, a pipe or a device.",
        ),
        "file-too-large": _error(
            "The file has more than a megabyte.",
            "A readout is a page or two of YAML. A text of that size is a source: store"
            " it as a capture.",
        ),
        "empty-file": _error(
            "The file holds nothing.",
            "Start a readout with `memcon new`.",
        ),
        "not-utf8": _error(
            "The file is not UTF-8.",
            "Names and quotations must keep their letters on every machine, so there is"
            " one encoding.",
        ),
        "byte-order-mark": _error(
            "The file begins with a byte order mark.",
            "It is invisible, and other tools take it for part of the first key. Save "
            "as UTF-8 without BOM.",
        ),
        "hidden-character": _error(
            "There is a character that no reader can see.",
            "Control characters, direction overrides and invisible separators can make "
            "a text say something else to a program than to a reader.",
        ),
        "not-a-mapping": _error(
            "The file is no mapping of fields.",
            "A readout is a list of `field: value` lines at its top level.",
            "- memcon: 1",
            "memcon: 1",
        ),
        "yaml-syntax": _error(
            "The YAML cannot be read.",
            "The message names the place where reading failed; the cause is often a "
            "missing quotation mark or indentation just before it.",
            "text: He said: no",
            'text: "He said: no"',
        ),
        "yaml-tab": _error(
            "There is a tab.",
            "YAML indents with spaces, and a tab looks like any number of them.",
        ),
        "yaml-tag": _error(
            "There is a YAML tag.",
            "Tags make a reader build other things than plain values, so none is accepted.",
            "date: !!timestamp 2025-07-03",
            'date: "2025-07-03"',
        ),
        "yaml-anchor": _error(
            "There is a YAML anchor.",
            "Anchors and aliases hide what a line says and can grow without bound. "
            "Write the value out.",
        ),
        "yaml-alias": _error(
            "There is a YAML alias.",
            "Anchors and aliases hide what a line says and can grow without bound. "
            "Write the value out.",
        ),
        "yaml-duplicate-key": _error(
            "A field stands twice.",
            "One of the two would be lost without a word.",
            "issuer: RU   # and, below: issuer: US",
            "issuer: RU",
        ),
        "yaml-key": _error(
            "A key is not plain text.",
            "Fields have names; a list, a mapping or a number cannot be one.",
        ),
        "yaml-many-documents": _error(
            "The file holds more than one document.",
            "One file is one readout; a line of `---` begins another.",
        ),
        "yaml-too-deep": _error(
            "The file is nested too deeply.",
            "No readout needs it; it is how a hostile file exhausts a reader.",
        ),
        "yaml-too-many-values": _error(
            "The file holds too many values.",
            "No readout needs it; it is how a hostile file exhausts a reader.",
        ),
    },
    "Fields": {
        "missing-field": _error(
            "A required field is not there.",
            "`docs/readout-format.md` says which fields a readout must have.",
        ),
        "unknown-field": _error(
            "There is no such field.",
            "An unknown field would be ignored, and what it says lost; so it is refused.",
            "particpants:",
            "participants:",
        ),
        "wrong-type": _error(
            "A value is of another kind than the field's.",
            "Text, number, list and mapping are kept apart. Quote a text that looks like a number.",
            "published: 2025",
            'published: "2025"',
        ),
        "unknown-value": _error(
            "The field takes one of a list of words, and this is none of them.",
            "The hint names the words.",
            "kind: call",
            "kind: phone_call",
        ),
        "empty-value": _error(
            "A value is empty.",
            "Leave an optional field out instead.",
        ),
        "blank": _error(
            "A text is empty.",
            "Leave an optional field out instead.",
        ),
        "too-long": _error(
            "A text or list is longer than the field takes.",
            "The limits keep a brief a brief; `docs/readout-format.md` has them.",
        ),
        "out-of-range": _error(
            "A number is too small or too large.",
            "The message names the limit.",
        ),
        "bad-shape": _error(
            "A text has not the shape that the field wants.",
            "Ids, hashes, language tags and addresses have a fixed form.",
            "id: Putin Call",
            "id: putin-call",
        ),
        "not-one-line": _error(
            "A text that must be one line holds a break or a direction mark.",
            "Names, titles and publishers are single lines.",
        ),
        "reserved-name": _error(
            "The id is a name that a file system or a site keeps for itself.",
            "Ids become file names and addresses.",
        ),
        "unknown-party": _error(
            "There is no such party.",
            "A party is an ISO 3166-1 alpha-2 code in capitals, UN, EU, NATO, or an id "
            "of `parties.yaml`.",
            "issuer: Russia",
            "issuer: RU",
        ),
        "bad-address": _error(
            "A web address holds a character that none may hold.",
            "Addresses are printed and linked, so they must be whole.",
        ),
        "path-outside": _error(
            "A path leads out of the readout's folder.",
            "A capture lies in the folder of its readout.",
            "path: ../texts/a.txt",
            "path: captures/a.txt",
        ),
        "not-a-date": _error(
            "The text is no date.",
            "Dates are EDTF level 1: 2025, 2025-07, 2025-07-03, 2025-07-03~ "
            "(approximate), 2025-07-03/2025-07-05.",
            'date: "3 July 2025"',
            'date: "2025-07-03"',
        ),
        "not-an-instant": _error(
            "The text is no instant.",
            "An instant has its offset from UTC, because two sides date a contact by "
            "their own clocks.",
            "start: 2025-07-03T10:00",
            "start: 2025-07-03T10:00-04:00",
        ),
        "date-order": _error(
            "An interval ends before it begins.",
            "The first date of an interval is the earlier one.",
        ),
        "date-needs-why": _error(
            "An inferred date does not say what it was inferred from.",
            "Rule R11: an inferred value is printed as inferred, with its basis.",
            'date: {value: "2025-07-03", basis: inferred}',
            'date: {value: "2025-07-03", basis: inferred, why: the text prints no year}',
        ),
        "empty-duration": _error(
            "A duration has neither words nor minutes.",
            "Give the account's wording, the minutes it may mean, or both.",
        ),
        "duration-order": _error(
            "A duration's most is less than its least.",
            "`minutes: [50, 60]` means 50 to 60 minutes; `[60, null]` an hour or more.",
        ),
        "count-needs-base": _error(
            "A count does not say from when it counts.",
            'Rule R20: "the sixth call" can only be checked when the series is named.',
        ),
        "half-position": _error(
            "Evidence has a `start` or an `end`, but not both.",
            "Give both, or neither.",
        ),
        "position-order": _error(
            "Evidence ends before it starts.",
            "`end` is the code point after the last one.",
        ),
        "quote-needs-original": _error(
            "A translated quotation lacks its original.",
            "A translation is ours; the words that were said are the original.",
        ),
        "quote-not-translated": _error(
            "A quotation has an original but is not marked as translated.",
            "`original` belongs to a translation.",
        ),
        "nothing-reported": _error(
            "The record has neither statements, nor evidence of the contact, nor an absence.",
            "A readout reports at least that the contact took place, or records that no account"
            " was found.",
        ),
        "no-source": _error(
            "There is evidence but no source.",
            "Every statement, and the contact itself, stands on a source.",
        ),
    },
    "Names and references": {
        "folder-name": _error(
            "The event's id is not the name of its folder.",
            "Accounts of one contact are brought together by their folder.",
        ),
        "duplicate-id": _error(
            "An id stands twice.",
            "Evidence numbers, links and chains go by id.",
        ),
        "unknown-participant": _error(
            "A statement names somebody who is not a participant.",
            "Rules R06 and R26: `by` and `via` hold ids of `participants`.",
            "by: [puttin]",
            "by: [putin]",
        ),
        "person-twice": _error(
            "One person is listed under two ids.",
            "Rule R25: one person stands for one party in a contact.",
        ),
        "unknown-initiator": _error(
            "The initiator is neither a participant nor a party.",
            "Use a participant's id or a party's code.",
        ),
        "unknown-statement": _error(
            "A statement is named that is not there.",
            "Rule R36: an assessment cites the statements it rests on. In `compare.yaml` a"
            " statement is named by its file and its id, as us/s3.",
        ),
        "unknown-source": _error(
            "A source is named that is not listed.",
            "Evidence and derivations refer to the ids of `sources`.",
        ),
        "source-cycle": _error(
            "A text comes, in the end, from itself.",
            "Rule R49: derivation has a beginning.",
        ),
        "unknown-topic": _warning(
            "A topic is not in `topics.yaml`.",
            "Rule R48: accounts are put side by side by their topics, so both sides' use the same"
            " ids. A folder without `topics.yaml` may use any.",
            "topics: [cease-fire]",
            "topics: [ceasefire]",
        ),
        "topic-cycle": _error(
            "A topic stands, in the end, under itself.",
            "Rule R48: a topic's `parent` is a wider one, up to the widest, which has none.",
        ),
        "registry-orphan": _warning(
            "No readout uses an entry of a registry.",
            "Rule R48: an entry that nothing uses is often the old spelling of an id. A topic is"
            " used when one below it is, a party when somebody held office there. Asked only where"
            " a whole folder is checked and every file of it can be read.",
        ),
        "office-not-held": _error(
            "A person stands under an office that was not held on the day of the contact.",
            "Rule R22: wrong dates of office put words into the mouth of a predecessor. The days"
            " in office are those of `people.yaml`.",
            'title: Prime Minister   # until: "2024-07", and the contact was in 2025',
            "title: High Representative",
        ),
        "office-unknown": _warning(
            "A person stands under a title that `people.yaml` does not have.",
            "Rule R23: one office has one wording in all readouts, or its days cannot be checked."
            " A person without offices there is let pass.",
        ),
    },
    "Evidence and quotations": {
        "capture-missing": _warning(
            "The stored copy of a source is not here.",
            "The hash still pins the text, but this build cannot compare the quotations"
            " with it, and the brief says so. Press texts are often not ours to "
            "publish: a checkout may lack them.",
        ),
        "capture-changed": _error(
            "The stored copy of a source is not the one that was pinned.",
            "Rule R02. Either the copy was edited, or the publisher changed the text "
            "without notice.",
        ),
        "capture-unreadable": _error(
            "The stored copy of a source cannot be read.",
            "A capture is a UTF-8 text file inside the readout's folder.",
        ),
        "evidence-not-found": _error(
            "The words of an evidence do not stand in its source.",
            "Rule R01: a sentence of a brief stands on an exact quotation, or it is not"
            " printed. White space may differ; letters, marks and quotation marks may "
            "not.",
        ),
        "evidence-ambiguous": _error(
            "The words of an evidence stand more than once in its source.",
            "Rule R03: a reader must be able to find the one place that is meant.",
            "evidence: not discussed",
            "evidence: {exact: not discussed, prefix: third round was}",
        ),
        "evidence-moved": _error(
            "The words of an evidence do not stand where `start` and `end` say.",
            "Offsets are code points of the capture, from 0, the end exclusive.",
        ),
        "evidence-without-source": _error(
            "An evidence does not say which source it is from.",
            "`source` may be left out only where the readout has a single source.",
        ),
        "quote-outside-evidence": _error(
            "A quotation does not lie inside its evidence.",
            "The brief prints the quotation, and the evidence proves it: letter for "
            "letter, errors included. An ellipsis makes two proved parts.",
        ),
        "quote-language": _warning(
            "A quotation is in another language than its source.",
            "Rule R08: a translation is marked, and the original stands with it.",
        ),
        "unproven-quotation": _error(
            "Words stand in quotation marks that no evidence holds.",
            "Rule R04: quotation marks mean that somebody used these words.",
        ),
    },
    "Who said what": {
        "relays-own-words": _error(
            "A speaker is also named as the relayer.",
            "`via` lists those between the speaker and the publisher.",
        ),
        "relays-twice": _error(
            "A relayer stands twice in one chain.",
            "The chain runs from the speaker outwards, each link once.",
        ),
        "holder-outside-talk": _error(
            "Somebody who was not part of the talk holds an act of it.",
            "Rules R06 and R24: what a spokesperson tells of the talk is by the "
            "principals, via the spokesperson.",
        ),
        "one-sided-agreement": _error(
            "An agreement does not name two sides.",
            "Rule R29: an agreement is of all who agree; what one side says alone is a position.",
            "kind: agreement, by: [putin]",
            "kind: agreement, by: [putin, trump]",
        ),
        "discussed-and-not": _error(
            "A topic is both raised and said not to have been discussed.",
            "Rule R14: one account cannot hold both of one topic; sub-topics may differ.",
        ),
        "denial-without-negation": _error(
            "The evidence of a denial denies nothing.",
            "Rule R16: a denial is an explicit negation over the talk. That an account "
            "does not mention a matter is computed by the comparison.",
        ),
        "statement-beside-absence": _error(
            "A side that gave no account has statements of one.",
            "Beside an absence only remarks to the press, articles and posts may stand.",
        ),
    },
    "Accounts of one contact": {
        "accounts-differ": _warning(
            "Two accounts of one contact cannot both hold.",
            "Rule R19: form, day, length, initiator, or the number in one series. Lengths differ"
            " only where no number of minutes fits both wordings; numbers only in the same series."
            " It is no fault of a record: each side is kept as it has it.",
        ),
        "denial-contradicted": _warning(
            "One spokesperson says both that a topic was raised and that it was not.",
            "Rule R15: in two sources on the same contact. Both stay; a reader must know.",
        ),
        "agreement-unconfirmed": _warning(
            "An agreement stands in one side's account only.",
            'Rule R30: "both agreed" is printed when both accounts have it; else "according to A,'
            ' B agreed". Said once for each account, where that of the other side is held and has'
            " no agreement, commitment or next step on the topic or on one above it.",
        ),
        "derivation-loss": _warning(
            "A text and the one it comes from do not have the same topics.",
            "Rule R50: digests, rewrites and translations lose content, and some add. Only texts of"
            " which statements are entered are compared.",
        ),
    },
    "The site": {
        "not-an-address": _error(
            "`moved.yaml` names something that is no address of a page.",
            "Each line leads from an old address to a new one, both from the root of the site: a"
            " page ends in `.html`, a folder of pages in a slash. A folder can only become a"
            " folder.",
        ),
    },
    "The whole collection": {
        "count-differs": _warning(
            "The records do not bear out a contact's place in its series.",
            'Rule R18: "the sixth call of the year" is counted again by the basis that it declares.'
            " Only contacts of the same principals count, each once however many accounts it has; a"
            " call is by telephone or video, a meeting or visit in person. A term of office begins"
            " when the last of the principals came to the office held that day, by `people.yaml`;"
            " where that is not known, nothing is said. The message names the days counted.",
        ),
        "duplicate-contact": _warning(
            "Two folders may hold one contact.",
            "Rule R21: the same people, the same form, the same day, or starts within two hours.",
        ),
    },
    "Times": {
        "outside-date": _error(
            "The clock time of the contact is not on its date.",
            "A day of difference is let pass, because two sides use their own clocks.",
        ),
        "end-before-start": _error(
            "The contact ends before it starts.",
            "Rule R09.",
        ),
        "duration-mismatch": _error(
            "The clock times exclude the duration.",
            "Rule R10: the minutes between start and end lie within what the wording "
            "may mean, give or take five.",
        ),
        "released-before-contact": _warning(
            "The account came out before the contact.",
            "Rule R12: one of the two dates is wrong, or it is no account but an announcement.",
        ),
        "retrieved-before-published": _warning(
            "The stored copy is older than the text.",
            "Rule R12: one of the two dates is wrong.",
        ),
        "due-before-contact": _error(
            "A next step was due before the contact.",
            "Rule R13: an intention lies ahead.",
        ),
    },
    "Report and judgement": {
        "judgement-in-report": _error(
            "A word of judgement stands in the report.",
            'Rule R33: "likely", "appears to" and the like belong into `assessment`, '
            "with an author, or into a quotation.",
        ),
        "mixed-scales": _error(
            "Likelihood is given in words of two scales.",
            "Rule R34: the same word means different odds on different scales.",
        ),
        "likelihood-with-confidence": _error(
            "One sentence holds a likelihood and a confidence.",
            "Rule R35, after ICD 203: how probable it is and how well founded the "
            "judgement is are two things.",
        ),
        "line-without-statement": _error(
            "A line for the press cites no statement.",
            "Key messages, lines to take, answers and what is not to be said each rest on something"
            " that the account reports, so that whoever speaks knows what stands behind it.",
            "lines: [We welcome the talk.]",
            "lines: [{text: We welcome the talk., based_on: [s1]}]",
        ),
        "answer-without-question": _error(
            "An answer does not say what it answers.",
            "A line for a question, or a response to a point, is of no use without it.",
            "if_asked: [{text: No date is set., based_on: [s4]}]",
            "if_asked: [{text: No date is set., answers: When do they meet?, based_on: [s4]}]",
        ),
        "too-many-messages": _error(
            "There are more than three key messages.",
            "Nobody carries more than three into an interview.",
        ),
        "long-summary": _warning(
            "The summary has more than five sentences.",
            "A cable's summary is what most of its readers read.",
        ),
        "long-title": _warning(
            "The title has more than 20 words.",
            "A title is a full claim that is read at a glance.",
        ),
        "long-bottom-line": _warning(
            "The bottom line has more than two sentences.",
            "It must stand alone for a reader with one minute.",
        ),
        "over-page-limit": _error(
            "A paper fills more pages than its format allows.",
            "Rule R43, measured on the PDF by `memcon build` for the paper it is laid out for; a"
            " draft is only warned. The hint names the longest parts. The type is never made"
            " smaller: shorten the texts, or build the record in another format.",
        ),
    },
    "Event codes": {
        "unknown-cameo": _error(
            "There is no such CAMEO code.",
            "Rule R47: a code of two to four digits, kept as text with its leading zero.",
            "cameo: 41",
            'cameo: "041"',
        ),
        "future-not-agree": _error(
            "What lies ahead is coded as if it had happened.",
            "Rule R46, after the PLOVER manual: a future CONSULT, SUPPORT, COOPERATE or AID is"
            " AGREE.",
            "codes: [{coder: A, event: CONSULT, context: [future]}]",
            "codes: [{coder: A, event: AGREE, context: [future]}]",
        ),
        "coded-twice": _error(
            "One coder codes a statement twice.",
            "Agreement between coders is measured over one code from each.",
        ),
    },
    "Comparison": {
        "conflict-not-reviewed": _warning(
            "A conflict was entered by one person only.",
            "Rule R31: that two accounts cannot both be right is a strong claim about somebody's"
            " words. It needs a reason, and somebody else who looked at it.",
            "- {statements: [us/s2, ru/s10], relation: conflict, why: other dates}",
            "- {statements: [us/s2, ru/s10], relation: conflict, why: other dates, entered_by: A,"
            " reviewed_by: B}",
        ),
    },
    "Handling": {
        "marking-missing": _error(
            "A part is marked and the record is not.",
            "Rule R38: the whole is marked at least as strictly as its strictest part.",
        ),
        "marking-too-low": _error(
            "A part is marked more strictly than the record.",
            "Rule R38.",
        ),
        "mixed-markings": _error(
            "Labels of two sets stand in one record.",
            "Labels of different sets have no common order.",
        ),
        "unconfirmed": _error(
            "A cleared record has points left to confirm.",
            "`confirm` lists what a person still has to look at; clearance says that somebody did.",
        ),
        "clearance-incomplete": _error(
            "A clearance does not say who cleared what.",
            "Rule R41: drafter, approver and the hash of the content.",
        ),
        "cleared-by-drafter": _error(
            "The drafter cleared the record.",
            "Rule R41: two persons.",
        ),
        "clearance-stale": _error(
            "The record was edited after it was cleared.",
            "Rule R41: clearance binds to the hash of the content; an edit drops it.",
        ),
    },
}

CODES: dict[str, Explanation] = {
    code: explanation for section in SECTIONS.values() for code, explanation in section.items()
}


def explain(code: str) -> str:
    """What a code means and what to do, as `memcon explain` prints it; raises UsageError."""
    found = CODES.get(code)
    if found is None:
        from .validate import did_you_mean

        hint = did_you_mean(code, list(CODES)) or "`memcon explain` lists them"
        raise UsageError(f'there is no code "{code}": {hint}')
    lines = [f"{code} ({found.severity})", found.summary, "", *textwrap.wrap(found.meaning, 92)]
    if found.wrong:
        lines += ["", f"    wrong:  {found.wrong}", f"    right:  {found.right}"]
    return "\n".join(lines)


def as_markdown() -> str:
    """All codes as the page `docs/problems.md`."""
    return "\n".join(_page())


def _page() -> Iterator[str]:
    yield "# Problems"
    yield ""
    yield "What `memcon validate` may say, by its code. An error stops the brief of that readout; a"
    yield "warning does not. `memcon explain CODE` prints the same. Rule numbers are those of the"
    yield "house's editorial rules."
    for title, codes in SECTIONS.items():
        yield f"\n## {title}\n"
        for code, found in codes.items():
            severity = "" if found.severity == "error" else " (warning)"
            yield f"### `{code}`{severity}\n"
            yield f"{found.summary} {found.meaning}\n"
            if found.wrong:
                yield f"- wrong: `{found.wrong}`\n- right: `{found.right}`\n"

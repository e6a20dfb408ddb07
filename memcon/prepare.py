"""A collection and who is to talk → the pre-call sheet over what it holds of them."""

from collections.abc import Sequence
from pathlib import Path

from .compare.contact import compare_contact
from .corpus import Corpus
from .history import Meeting
from .language import ENGLISH, Language
from .past import LAST, precall
from .precall import Precall
from .record import is_comparable


def prepare(
    corpus: Corpus, contact: str, meetings: Sequence[Meeting], language: Language = ENGLISH
) -> Precall:
    """The sheet for a contact over earlier ones, newest first; there is at least one of them.

    Contacts with two accounts are compared; claims of a place in a series are counted again where
    they were made of one of the last contacts.
    """
    comparisons = [
        (meeting, compare_contact(meeting.records, meeting.folder, language).comparison)
        for meeting in meetings
        if is_comparable(meeting.records)
    ]
    audits = [
        (record, audit)
        for meeting in meetings[:LAST]
        for record in meeting.accounts
        if (audit := corpus.audit(Path(record.document.path)))
    ]
    return precall(contact, meetings, comparisons, audits, language=language)

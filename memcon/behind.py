"""What lies behind each contact of a build, in hashes: the ground of its pre-call sheet."""

from collections.abc import Mapping
from pathlib import Path

from .contacts import Contact
from .corpus import Corpus
from .folders import root_of
from .history import earlier_contacts
from .jobs import Past
from .memory import key_of
from .surveyed import Survey, Surveyed, remember_outlines


def look_behind(survey: Survey, corpus: Corpus) -> Mapping[Path, Past]:
    """The past of each contact that has one, by its folder; no readout is read for itself.

    But where others lie beside the contacts of the build, those must be.
    """
    known = {contact.folder: contact for contact in survey.contacts}
    remember_outlines(survey.contacts, corpus)
    found = {}
    for contact in survey.contacts:
        if contact.sound:
            path = contact.folder / contact.sound[0].name
            earlier = earlier_contacts(corpus, path, root_of(path))
            if any(_is_sound(item, known, corpus) for item in earlier):
                found[contact.folder] = _past(earlier, known, survey.recounts)
    return found


def _is_sound(contact: Contact, known: Mapping[Path, Surveyed], corpus: Corpus) -> bool:
    """Whether any of its readouts has no errors."""
    paths = [item.path for item in contact.outlines]
    if found := known.get(paths[0].parent):
        return any(account.is_sound for account in found.examined.accounts)
    return any(corpus.record(path)[0] for path in paths)


def _past(
    earlier: tuple[Contact, ...], known: Mapping[Path, Surveyed], recounts: Mapping[Path, str]
) -> Past:
    folders = [item.outlines[0].path.parent for item in earlier]
    contacts = [known[folder] for folder in folders if folder in known]
    if len(contacts) < len(folders) or not all(item.may_be_kept for item in contacts):
        return Past("", ())
    parts = [
        repr((item.key, [recounts.get(item.folder / account.name) for account in item.accounts]))
        for item in contacts
    ]
    return Past(key_of("past", *parts).hex(), tuple(item.contents for item in contacts))

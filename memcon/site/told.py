"""A statement as its readout tells it, for pages outside the readout."""

from memcon.brief import Passage

from .model import Mention


def told(mention: Mention) -> Passage:
    """The paragraph of one statement, with by whom the account has it."""
    return mention.readout.brief.paragraphs[mention.index]

"""A saved web page → its main text under the header lines of a capture."""

import logging
from copy import deepcopy
from typing import Any

from memcon.problems import SourceError

# Nothing may depend on the day of the run: dates up to this one are plausible.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}
_SHORT = 40
"""Below so many characters all text of a page is taken for want of a main one; a readout can be
shorter than the 250 that are usual."""
_HEADER = {"issuer": "sitename", "title": "title", "date": "date", "url": "url"}


def read_page(html: str, name: str) -> str:
    """The main text of a page, a blank line between paragraphs, below what it says of itself.

    Recall goes before precision: a line too many can be deleted, a lost one is not seen. Comments
    and tables stay out. Nothing is fetched, whatever the page links to.
    Raises SourceError where no main text is found.
    """
    found = _extract(html)
    text = str(found.text or "").strip() if found is not None else ""
    if not text:
        raise SourceError(f"{name} is a page without a main text: save the text itself")
    lines = [_line(key, getattr(found, field)) for key, field in _HEADER.items()]
    paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
    return "\n".join(filter(None, lines)) + "\n\n" + "\n\n".join(paragraphs) + "\n"


def _extract(html: str) -> Any:
    """What trafilatura finds, without its log."""
    from trafilatura import bare_extraction
    from trafilatura.settings import DEFAULT_CONFIG

    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = str(_SHORT)
    for module in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(module).setLevel(logging.CRITICAL + 1)
    return bare_extraction(
        html,
        favor_recall=True,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params=dict(_DATES),
        config=config,
    )


def _line(key: str, value: str | None) -> str:
    words = " ".join((value or "").split())
    return f"{key}: {words}" if words else ""

"""Print HTML → PDF: made to keep (PDF/A-3a) and to be read by all (PDF/UA-1), in equal bytes."""

import gc
import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from memcon.problems import RenderError

from . import Attachment, Printed, PrintPage
from .folders import read_style, templates_dir
from .fonts import FAMILIES
from .libraries import found_by_name
from .measure import measure
from .scripts import needed_for

with found_by_name():
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    from .fetcher import ClosedFetcher
    from .finish import UNCLEAR, finish
    from .tagging import complete_tags

_VARIANT = "pdf/a-3a"
_TRIES = 4
_NO_DAY = datetime(1970, 1, 1, tzinfo=UTC)


class PdfRenderer:
    """Renders briefs as PDF with the user's styles before ours; warm after the first one.

    `use_fonts` has been called before this module was imported.
    """

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        """Raise RenderError where the style sheet asks for what it may not read."""
        complete_tags()
        self._folders = [*folders, templates_dir()]
        self._fonts = FontConfiguration()
        try:
            self._style = weasyprint.CSS(
                string=read_style("print.css", folders),
                font_config=self._fonts,
                url_fetcher=ClosedFetcher(self._folders),
                base_url=f"{templates_dir().as_uri()}/style/",
            )
        except weasyprint.urls.FatalURLFetchingError as error:
            raise RenderError(str(error)) from None

    def render(self, page: PrintPage) -> Printed:
        """The PDF of a page.

        Raises RenderError where the page asks for what it may not read, or has a character that no
        font of ours can print: a page with a wrong or an empty glyph never leaves the tool.
        """
        for spare in range(_TRIES):
            made = self._render(page, spare)
            if UNCLEAR not in made.data:  # one file in a hundred and thirty has it
                break
        return made

    def _render(self, page: PrintPage, spare: int) -> Printed:
        fetcher = ClosedFetcher(self._folders)
        gc.disable()  # one render frees what it made at its end
        try:
            document = weasyprint.HTML(
                string=page.html,
                base_url=f"{self._folders[0].as_uri()}/",
                url_fetcher=fetcher,
            ).render(
                font_config=self._fonts,
                stylesheets=[self._style],
                pdf_variant=_VARIANT,
            )
            if fetcher.refused:
                raise RenderError("; ".join(fetcher.refused))
            made: bytes = document.write_pdf(
                finisher=partial(_complete, page, spare),
                pdf_variant=_VARIANT,
                pdf_identifier=_identifier(page),
                attachments=[_attached(item, fetcher) for item in page.attachments],
            )
        except weasyprint.urls.FatalURLFetchingError as error:
            raise RenderError(str(error)) from None
        finally:
            gc.enable()
        if fetcher.refused:
            raise RenderError("; ".join(fetcher.refused))
        return Printed(made, len(document.pages), measure(document))


def _identifier(page: PrintPage) -> bytes:
    """Of the page and all that it carries, so that equal files have equal ones."""
    digest = hashlib.sha256(page.html.encode())
    for item in page.attachments:
        digest.update(hashlib.sha256(item.data).digest())
    return digest.digest()[:16]


def _attached(item: Attachment, fetcher: ClosedFetcher) -> weasyprint.Attachment:
    """The file for WeasyPrint, with a day that stands for none: `finish` writes the page's."""
    return weasyprint.Attachment(
        string=item.data,
        url_fetcher=fetcher,  # it asks for nothing; a fetcher of its own would take time
        name=item.name,
        description=item.description,
        relationship=item.relationship,
        created=_NO_DAY,
        modified=_NO_DAY,
    )


def _complete(page: PrintPage, spare: int, document: Any, pdf: Any) -> None:
    _refuse_strange_fonts(document)
    finish(document, pdf, page.attachments, spare=spare)


def _refuse_strange_fonts(document: Any) -> None:
    strange = sorted({font.family for font in document.fonts.values()} - FAMILIES)
    missing = sorted({code for font in document.fonts.values() for code in font.missing})
    if missing:
        shown = ", ".join(f'"{chr(code)}" (U+{code:04X})' for code in missing[:5])
        more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""  # noqa: PLR2004
        hint = needed_for(missing)
        raise RenderError(f"no font has the characters {shown}{more}{hint and f': {hint}'}")
    if strange:
        raise RenderError(f"it asks for fonts that are not ours: {', '.join(strange)}")

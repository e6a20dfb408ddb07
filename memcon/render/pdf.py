"""Print HTML → PDF: tagged for readers of every kind (PDF/UA-1), the same bytes every time."""

import gc
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from memcon.problems import RenderError

from . import Printed, PrintPage
from .folders import read_style, templates_dir
from .fonts import FAMILIES
from .libraries import found_by_name
from .measure import measure
from .scripts import needed_for

with found_by_name():
    import pydyf
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    from .fetcher import ClosedFetcher

_PRINT = 1 << 2
"""The Print flag of an annotation (ISO 32000-1, table 165)."""


class PdfRenderer:
    """Renders briefs as PDF with the user's styles before ours; warm after the first one.

    `use_fonts` has been called before this module was imported.
    """

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self._folders = [*folders, templates_dir()]
        self._fonts = FontConfiguration()
        self._style = weasyprint.CSS(
            string=read_style("print.css", folders),
            font_config=self._fonts,
            url_fetcher=ClosedFetcher(self._folders),
            base_url=f"{templates_dir().as_uri()}/style/",
        )

    def render(self, page: PrintPage) -> Printed:
        """The PDF of a page.

        Raises RenderError where the page asks for what it may not read, or has a character that no
        font of ours can print: a page with a wrong or an empty glyph never leaves the tool.
        """
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
                pdf_variant="pdf/ua-1",
            )
            if fetcher.refused:
                raise RenderError("; ".join(fetcher.refused))
            identifier = hashlib.sha256(page.html.encode()).digest()[:16]
            made: bytes = document.write_pdf(
                finisher=_finish, pdf_variant="pdf/ua-1", pdf_identifier=identifier
            )
        except weasyprint.urls.FatalURLFetchingError as error:
            raise RenderError(str(error)) from None
        finally:
            gc.enable()
        if fetcher.refused:
            raise RenderError("; ".join(fetcher.refused))
        return Printed(made, len(document.pages), measure(document))


def _finish(document: Any, pdf: Any) -> None:
    """What WeasyPrint leaves out, before the file is written."""
    _refuse_strange_fonts(document)
    parts = [item for item in pdf.objects if isinstance(item, pydyf.Dictionary)]
    by_reference = {item.reference: item for item in parts}
    for item in parts:
        if item.get("S") == "/TH":
            item["A"]["Scope"] = "/Column" if _is_in_head(item, by_reference) else "/Row"
        elif item.get("Type") == "/Annot" and item.get("Subtype") == "/Link":
            item["F"] = item.get("F", 0) | _PRINT


def _is_in_head(cell: Any, by_reference: dict[bytes, Any]) -> bool:
    row = by_reference.get(cell["P"], {})
    return bool(by_reference.get(row.get("P"), {}).get("S") == "/THead")


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

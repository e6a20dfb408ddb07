"""Free text with inline Markdown → clean HTML, clean Markdown, bare words."""

import html
import re

import nh3
from markdown import Markdown
from markupsafe import Markup

from memcon.brief import Inline

TAGS = {"em", "strong", "code", "a"}
SCHEMES = {"https", "http", "mailto"}
_LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_converter = Markdown(output_format="html")


def to_html(text: Inline | str) -> Markup:
    """Free text as HTML of four tags; other text escaped."""
    if not isinstance(text, Inline):
        return Markup(html.escape(text, quote=True))  # noqa: S704 - escaped in this line
    _converter.reset()
    made = _converter.convert(_one_paragraph(text))
    clean = nh3.clean(
        made,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes=SCHEMES,
        link_rel=None,
        attribute_filter=_only_absolute,
    )
    return Markup(clean.strip())  # noqa: S704 - cleaned in this function


def to_bare(text: Inline | str) -> str:
    """The words alone, for titles and properties."""
    return html.unescape(re.sub(r"<[^>]*>", "", to_html(text)))


def _only_absolute(_tag: str, _attribute: str, value: str) -> str | None:
    """The address where it names a listed scheme; a disguised one ("java&#10;script:") has none."""
    return value if _LINK.match(value) else None


def _one_paragraph(text: str) -> str:
    """The text as one paragraph: nothing in it can begin a block, a list or raw HTML."""
    flat = " ".join(text.split())
    flat = flat.replace("&", "&amp;").replace("<", "&lt;")
    return re.sub(r"^(#|>|[-+*](?=\s)|\d+(?=[.)]\s)|=|```|~~~)", r"\\\1", flat)


_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~])")
_START = re.compile(r"^(\s*)([-+#=>]|\d+(?=[.)]))")


def escape_markdown(text: str) -> str:
    """Plain text so that Markdown prints it letter for letter."""
    flat = " ".join(str(text).split(" "))
    flat = flat.replace("&", "&amp;")
    flat = _SPECIAL.sub(r"\\\1", flat).replace("\n", " ")
    return _START.sub(lambda found: f"{found[1]}{_escaped(found[2])}", flat)


def _escaped(start: str) -> str:
    return f"{start}\\" if start.isdigit() else f"\\{start}"


def to_markdown(text: Inline | str) -> str:
    """Free text as inline Markdown without raw HTML; other text escaped."""
    if not isinstance(text, Inline):
        return escape_markdown(text)
    flat = " ".join(text.split())
    return flat.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")

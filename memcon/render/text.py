"""Free text with inline Markdown → clean HTML, clean Markdown, bare words."""

import html
import re
from html.parser import HTMLParser
from urllib.parse import quote

import nh3
from markdown import Markdown
from markupsafe import Markup

from memcon.inline import Inline

TAGS = {"em", "strong", "code", "a"}
SCHEMES = {"https", "http", "mailto"}
_BREAKS = re.compile(r"[ \t\r\n]+")  # no-break spaces stay
_LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_BRACKETS = 40
"""More of them are no links: the converter looks for the end of each in all that follows."""
_converter = Markdown(output_format="html")
for _image in ("image_link", "image_reference", "short_image_ref"):
    _converter.inlinePatterns.deregister(_image)  # a brief shows none: its words are printed


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
    flat = _BREAKS.sub(" ", text).strip()
    literal = flat.replace("&", "&amp;").replace("<", "&lt;")
    if flat.count("[") > _BRACKETS:
        literal = literal.replace("[", "&#91;")
    return _START.sub(_literal, literal)


# What Python-Markdown and CommonMark both take behind a backslash; the rest are references.
_SPECIAL = re.compile(r"([\\`*_{}\[\]>|])")
_REFERENCES = str.maketrans({"&": "&amp;", "<": "&lt;", "~": "&#126;"})
_START = re.compile(r"^(?:([-+#>]|[*](?= )|[*_](?=[*_ ]*$))|([=~])|(\d+)(?=[.)]))")


def escape_markdown(text: str) -> str:
    """Plain text so that Markdown prints it letter for letter."""
    flat = _escape_inside(str(text)).replace("\n", " ")
    return _START.sub(_literal, flat)


def _escape_inside(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text.translate(_REFERENCES))


def _literal(found: re.Match[str]) -> str:
    """The start of a line so that it begins no list, heading, quotation or rule."""
    if found[3]:
        return f"{found[3]}\\"
    return f"\\{found[1]}" if found[1] else f"&#{ord(found[2])};"


def to_markdown(text: Inline | str) -> str:
    """Free text as inline Markdown without raw HTML; other text escaped.

    Written anew from the cleaned HTML, so that both outputs carry the same words and no link that
    the HTML would not have.
    """
    if not isinstance(text, Inline):
        return escape_markdown(text)
    writer = _MarkdownWriter()
    writer.feed(to_html(text))
    writer.close()
    return _START.sub(_literal, "".join(writer.parts))


class _MarkdownWriter(HTMLParser):
    """The four tags of free text as Markdown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._addresses: list[str] = []
        self._in_code = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._in_code = tag == "code"
        if tag == "a":
            self._addresses.append(dict(attributes).get("href") or "")
            self.parts.append("[" if self._addresses[-1] else "")
        else:
            self.parts.append(_MARKS[tag])

    def handle_endtag(self, tag: str) -> None:
        self._in_code = False
        if tag == "a":
            address = self._addresses.pop()
            self.parts.append(f"](<{quote(address, safe=_SAFE)}>)" if address else "")
        else:
            self.parts.append(_MARKS[tag])

    def handle_data(self, data: str) -> None:
        literal = self._in_code and "`" not in data
        self.parts.append(data if literal else _escape_inside(data))


_MARKS = {"em": "*", "strong": "**", "code": "`"}
_SAFE = "/:?#@!$&'()*+,;=%-._~[]"

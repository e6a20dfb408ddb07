"""The base of all models, and the kinds of text that a record may hold."""

import re
import unicodedata
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

# Control characters, bidirectional embeddings and isolates, invisible separators, tag characters,
# lone surrogates, non-characters. Joiners (U+200C, U+200D) are letters' glue in many scripts:
# they stay.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u180e\u200b\u2028\u2029"
    "\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]",
)
_BREAKS = re.compile("[\n\r\t]")
_MARKS = re.compile("[\u061c\u200e\u200f]")


MANY = Field(strict=False)
"""Lets a tuple be written as a YAML list; what is inside stays strict."""


class Model(BaseModel):
    """A value that knows its fields, refuses others, and never changes."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        hide_input_in_errors=True,
        regex_engine="rust-regex",
    )


def refuse_hidden(text: str) -> str:
    r"""The text unchanged; raises where it holds a character that no reader can see.

    Asked after YAML has been read, because an escape such as `\x1b` passes any look at the file.
    """
    if not text.isprintable() and (found := HIDDEN.search(text)):
        raise PydanticCustomError(
            "hidden_character",
            "has the hidden character {name}",
            {"name": f"U+{ord(found[0]):04X}"},
        )
    return text


def _is_plain(text: str) -> bool:
    """Whether nothing about a text needs a look: most of a record is such text."""
    return text.isascii() and text.isprintable() and not text.isspace()


def _line(text: str) -> str:
    if _is_plain(text):
        return text
    _refuse_blank(text)
    if not text.isprintable():
        refuse_hidden(text)
        if found := _BREAKS.search(text) or _MARKS.search(text):
            raise PydanticCustomError(
                "not_one_line",
                "must be one line of plain text, but has U+{code}",
                {"code": f"{ord(found[0]):04X}"},
            )
    return _compose(text)


def _prose(text: str) -> str:
    if _is_plain(text):
        return text
    return _compose(refuse_hidden(_refuse_blank(text)))


def _verbatim(text: str) -> str:
    if _is_plain(text):
        return text
    return refuse_hidden(_refuse_blank(text))


def _compose(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _refuse_blank(text: str) -> str:
    if not text or text.isspace():
        raise PydanticCustomError("blank", "must not be empty")
    return text


Line = Annotated[
    str,
    Field(min_length=1, max_length=300),
    AfterValidator(_line),
]
"""One line of our own words: a name, a title, a publisher. At most 300 code points."""

Prose = Annotated[
    str,
    Field(min_length=1, max_length=2000),
    AfterValidator(_prose),
]
"""Our own sentences; may hold inline Markdown (emphasis, links). At most 2,000 code points."""

Verbatim = Annotated[
    str,
    Field(min_length=1, max_length=5000),
    AfterValidator(_verbatim),
]
"""Somebody else's words, kept letter for letter. At most 5,000 code points."""

SLUG = r"^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$"
# Names that a file system or a site keeps for itself.
_RESERVED = frozenset(
    "con prn aux nul index api assets search feed 404".split()
    + [f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)],
)


def _refuse_reserved(slug: str) -> str:
    if slug in _RESERVED:
        raise PydanticCustomError("reserved_name", "is a reserved name; choose another id")
    return slug


Slug = Annotated[
    str,
    Field(pattern=SLUG, max_length=80),
    AfterValidator(_refuse_reserved),
]
"""An id: lower-case letters, digits and single inner hyphens, at most 80 characters."""

_SLUG = re.compile(SLUG)


def is_slug(word: str) -> bool:
    """Whether a word could be an id."""
    return word not in _RESERVED and _SLUG.fullmatch(word) is not None


Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 digest as 64 lower-case hexadecimal digits (FIPS 180-4)."""


JsonSchema = dict[str, Any]


def shorthand(
    expand: Callable[[Any], Any],
    forms: Callable[[JsonSchema], list[JsonSchema]],
) -> tuple[Any, ...]:
    """Annotations for a field that may be written short.

    `expand` turns the short form into the full one before validation; `forms` makes, from the JSON
    Schema of the full form, those of all the forms that an editor may offer.
    """
    return BeforeValidator(expand), _AlsoAccepts(forms)


class _AlsoAccepts:
    """Puts the short forms of a field into its JSON Schema."""

    def __init__(self, forms: Callable[[JsonSchema], list[JsonSchema]]) -> None:
        self.forms = forms

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> JsonSchema:
        return {"anyOf": self.forms(handler(core))}


def or_text(full: JsonSchema) -> list[JsonSchema]:
    """A plain text, or the full form."""
    return [{"type": "string", "minLength": 1}, full]

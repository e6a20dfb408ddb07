"""The catalogues: made from the sources, whole in every language, read as gettext reads them."""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from memcon.catalogue import read_catalogue
from memcon.language import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))

import messages  # noqa: E402 - a tool beside the package

OTHERS = LANGUAGES[1:]
PLACEHOLDER = re.compile(r"\{\w+\}|%\(\w+\)s")
ENGLISH_ONLY = {"{ordinal}"}
"""Of no use in another language, which has the plain number instead."""
TWINS = {"{number}": "{ordinal}"}


def catalogue(code: str) -> Catalog:
    return read_po(io.BytesIO((ROOT / messages.catalogue_of(code)).read_bytes()), locale=code)


def messages_of(code: str) -> Iterator[Message]:
    """All messages of a language."""
    held = [message for message in catalogue(code) if message.id]
    yield from held


def said(message: Message) -> list[str]:
    words = message.string if isinstance(message.string, tuple) else (message.string,)
    return [word for word in words if word]


def test_catalogues_are_what_the_sources_give() -> None:
    """`make messages` has been run since a message was changed."""
    for path, data in messages.files():
        assert (ROOT / path).read_bytes() == data, f"{path}: run make messages"


def test_no_catalogue_tells_a_day_a_machine_or_a_line() -> None:
    for path, data in messages.files():
        text = data.decode()
        assert not re.search(r"^#: .*:\d|\d{4}-\d{2}-\d{2} |-Date:", text, re.MULTILINE), path
        assert str(ROOT) not in text


@pytest.mark.parametrize("code", OTHERS)
def test_every_message_is_translated_in_every_plural_form(code: str) -> None:
    forms = catalogue(code).num_plurals
    for message in messages_of(code):
        wanted = forms if message.pluralizable else 1
        assert len(said(message)) == wanted, message.id
        assert not message.fuzzy, message.id


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_has_the_placeholders_of_its_message(code: str) -> None:
    """A plural form may leave out the count, as "one" says it, and an English ordinal is none."""
    for message in messages_of(code):
        texts = message.id if isinstance(message.id, tuple) else (message.id,)
        wanted = {name for text in texts for name in PLACEHOLDER.findall(text)}
        may_lack = ENGLISH_ONLY | ({"{count}"} if message.pluralizable else set())
        may_have = {name for name, twin in TWINS.items() if twin in wanted}
        for words in said(message):
            found = set(PLACEHOLDER.findall(words))
            assert wanted - may_lack <= found <= wanted | may_have, (message.id, words)


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_has_no_other_braces_or_signs_of_percent(code: str) -> None:
    for message in messages_of(code):
        for words in said(message):
            rest = PLACEHOLDER.sub("", words)
            assert not set("{}") & set(rest), words
            assert "%" not in rest or not message.python_format, words


def test_a_fuzzy_or_empty_translation_says_the_message_itself() -> None:
    """Quotation marks, line breaks, contexts and plurals are read as gettext has them."""
    read = read_catalogue(
        'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        '#, fuzzy\nmsgid "a"\nmsgstr "wrong"\n\n'
        'msgid "b"\nmsgstr ""\n\n'
        '# note\nmsgctxt "list"\nmsgid "b"\nmsgstr "«\\"é\\"»\\n"\n"more"\n\n'
        'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "un"\nmsgstr[1] "des"\n'
    )
    assert read.gettext("a") == "a"
    assert read.gettext("b") == "b"
    assert read.pgettext("list", "b") == '«"é"»\nmore'
    assert [read.ngettext("one", "many", count) for count in (0, 1, 2)] == ["un", "un", "des"]


@pytest.mark.parametrize("code", ["ru", "uk", "ar", "zh"])
def test_what_stands_in_another_script_has_no_words_in_latin_letters(code: str) -> None:
    """But for the names of schemes."""
    for message in messages_of(code):
        for words in said(message):
            latin = re.findall(r"[A-Za-z]{2,}", PLACEHOLDER.sub("", words))
            assert set(latin) <= {"PLOVER", "CAMEO", "UTC", "sha"}, words

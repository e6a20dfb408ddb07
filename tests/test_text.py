"""Free text: inline Markdown becomes clean HTML and clean Markdown that say the same."""

import html
import re

import markdown
import pytest

from memcon.inline import Inline
from memcon.render.text import escape_markdown, to_bare, to_html, to_markdown

TEXTS = [
    "A *b* **c** `d|e` [x](https://alpha.example/a b) ~~z~~",
    "1. no list",
    "# no heading <b> & _u_ a_b_c *",
    "= no rule",
    "> no quotation",
    "- no item",
    "~~~ no code",
    "```x",
    "*** no rule",
    "***",
    "_ _ _",
    "* no item",
    "a | b",
    "\\ back <i>",
    "[click](javascript:alert(1))",
    "[click](java&#10;script:alert(1))",
    "![x](https://alpha.example/x.png)",
    "<script>alert(1)</script>",
    "{{ brief }}",
]


def bare(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", page))


@pytest.mark.parametrize("text", TEXTS)
def test_markdown_converted_says_what_the_html_says(text: str) -> None:
    converted = markdown.markdown(to_markdown(Inline(text)), extensions=["tables"])
    assert bare(converted) == bare(to_html(Inline(text)))
    assert converted.count("<p>") == 1, "one paragraph, and never nothing"


@pytest.mark.parametrize("text", TEXTS)
def test_plain_text_is_printed_letter_for_letter(text: str) -> None:
    assert bare(markdown.markdown(escape_markdown(text), extensions=["tables"])) == text
    assert bare(to_html(text)) == text


@pytest.mark.parametrize("text", TEXTS)
def test_no_free_text_becomes_active(text: str) -> None:
    for output in (to_html(Inline(text)), markdown.markdown(to_markdown(Inline(text)))):
        assert not re.search(r'<script|<img|<i>|href="(?!https://)', output)


def test_emphasis_and_links_survive_in_both() -> None:
    text = Inline("so *far* and [there](https://alpha.example/)")
    assert to_markdown(text) == "so *far* and [there](<https://alpha.example/>)"
    assert to_html(text) == 'so <em>far</em> and <a href="https://alpha.example/">there</a>'
    assert to_bare(text) == "so far and there"

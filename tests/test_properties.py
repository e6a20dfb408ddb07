"""What must hold for every readout: random valid ones, made from the models themselves."""

import html
import re
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import markdown
import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from memcon.load import Document, parse
from memcon.record import Record, read_captures
from memcon.render import FORMATS
from memcon.render.html import HtmlRenderer
from memcon.render.markdown import MarkdownRenderer
from memcon.schemas import Edtf, Model, Moment, Readout
from memcon.validate import validate
from memcon.view import brief

# Letters of several scripts, and all that Markdown, HTML, Jinja or YAML would act on.
ALPHABET = "abcXYZ éßñ Путин Ζ 你好 مرحبا 019 .,;:!?-–“”«»'\"*_`~#|[](){}<>&%$@^+=\\/"
HOSTILE = [
    "<script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "{{ brief }} {% include 'x' %}",
    "| a | b |\n| - | - |",
    "# not a heading",
    "1. not a list",
    "- [ ] not a task",
    "![x](http://alpha.example/x.png)",
    "</section></main>",
    "&lt;b&gt; &amp; <!-- -->",
]
LINES = st.one_of(st.text(ALPHABET, min_size=1, max_size=40), st.sampled_from(HOSTILE)).map(
    lambda text: " ".join(text.split())
)
PARTIES = ["RU", "US", "FR", "GR", "UN", "alpha-land"]
SPECIAL: dict[tuple[str, str], st.SearchStrategy[Any]] = {
    ("Readout", "memcon"): st.just(1),
    ("Source", "url"): st.sampled_from(["https://alpha.example/a?b=c#d", "http://b.example"]),
    ("Check", "url"): st.sampled_from(["https://alpha.example/"]),
    ("Capture", "path"): st.just("captures/text.txt"),
    ("Evidence", "start"): st.none(),
    ("Evidence", "end"): st.none(),
    ("Evidence", "source"): st.none(),
    ("Duration", "minutes"): st.sampled_from([None, [50, 60], [60, None]]),
    ("Duration", "wording"): st.just("almost an hour"),
    ("Coding", "cameo"): st.sampled_from(["036", "041"]),
    ("Coding", "mode"): st.sampled_from(["phone", "third-party"]),
}
NAMED: dict[str, st.SearchStrategy[Any]] = {
    "issuer": st.sampled_from(PARTIES),
    "party": st.sampled_from(PARTIES),
    "language": st.sampled_from(["en", "ru", "zh-Hant", "fr-CA"]),
    "wikidata": st.sampled_from(["Q7747", "Q22686"]),
    "sha256": st.just("0" * 64),
    "record_sha256": st.just("f" * 64),
    "since": st.just("2030-01-01"),
    "days": st.integers(1, 400),
    "why": LINES,
}
PAPERS = [name for name in FORMATS if name not in {"compare", "precall"}]
CHOOSING = {"meeting-brief", "lines", "daily-item", "card"}
"""The papers that print only the statements which their lines rest on."""
DATES = st.sampled_from(
    ["2030", "2030-01", "2030-01-02", "2030-01~", "2030-01-02?", "203X".replace("X", "0"),
     "2030-XX", "2030-21", "2030-01-02/2030-01-05", "2030-01-02/.."]
)  # fmt: skip
MOMENTS = st.one_of(DATES, st.sampled_from(["2030-01-02T10:00Z", "2030-01-02T10:00:30+05:30"]))
SLUGS = st.sampled_from([f"a{number}" for number in range(8)])


def of(  # noqa: C901, PLR0911 - one return a kind of annotation
    annotation: Any, metadata: tuple[Any, ...], place: tuple[str, str]
) -> st.SearchStrategy[Any]:
    """A strategy for the plain data of one field."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return of(inner, (*metadata, *more), place)
    if origin is Literal:
        return st.sampled_from(get_args(annotation))
    if origin in (Union, types.UnionType):
        options = [part for part in get_args(annotation) if part is not type(None)]
        made = [of(part, metadata, place) for part in options]
        return (
            st.one_of(st.none(), *made) if type(None) in get_args(annotation) else st.one_of(made)
        )
    if origin is tuple:
        item = of(get_args(annotation)[0], (), place)
        return st.lists(item, min_size=_at_least(metadata), max_size=3)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return models(annotation)
    if annotation is Edtf:
        return DATES
    if annotation is Moment:
        return MOMENTS
    if annotation is bool:
        return st.booleans()
    if annotation is int:
        return st.integers(1, 5)
    if any("a-z0-9" in str(getattr(item, "pattern", "")) for item in _flat(metadata)):
        return SLUGS
    return LINES


def _flat(metadata: tuple[Any, ...]) -> Iterator[Any]:
    for item in metadata:
        yield item
        yield from getattr(item, "metadata", ())


def _at_least(metadata: tuple[Any, ...]) -> int:
    return max([0, *(getattr(item, "min_length", 0) or 0 for item in _flat(metadata))])


def models(model: type[Model]) -> st.SearchStrategy[dict[str, Any]]:
    """Plain data for a model: every field, or every field but some that may be left out."""

    @st.composite
    def build(draw: st.DrawFn) -> dict[str, Any]:
        data = {}
        for name, field in model.model_fields.items():
            if not field.is_required() and draw(st.integers(0, 2)) == 0:
                continue
            strategy = SPECIAL.get((model.__name__, name), NAMED.get(name))
            if strategy is None:
                place = (model.__name__, name)
                strategy = of(field.annotation, tuple(field.metadata), place)
            value = draw(strategy)
            if value is not None:
                data[name] = value
        return data

    return build()


@st.composite
def readouts(draw: st.DrawFn) -> dict[str, Any]:
    data = draw(models(Readout))
    for name in ("statements", "sources", "participants", "assessment"):
        for number, item in enumerate(data.get(name, [])):
            if "id" in item:
                item["id"] = f"{name[0]}{number}"
    return data


def record_of(data: dict[str, Any]) -> tuple[Record, Document]:
    raw = yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()
    document = parse(raw, "reports/x/alpha.yaml")
    readout, problems = validate(document)
    assert readout is not None, problems
    return Record(document, readout, read_captures(readout, Path("nowhere"))), document


def is_valid(data: dict[str, Any]) -> bool:
    try:
        Readout.model_validate(data)
    except ValidationError:
        return False
    return True


SETTINGS = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow,
                           HealthCheck.data_too_large, HealthCheck.large_base_example],
)  # fmt: skip


@SETTINGS
@given(readouts())
def test_a_readout_written_as_yaml_reads_back_equal(data: dict[str, Any]) -> None:
    assume(is_valid(data))
    record, document = record_of(data)
    again = yaml.safe_dump(
        record.readout.model_dump(mode="json", exclude_defaults=True), allow_unicode=True
    )
    readout, problems = validate(parse(again.encode(), "x"))
    assert not problems
    assert readout == record.readout
    assert document.data == data


@pytest.fixture(scope="module")
def renderers() -> tuple[MarkdownRenderer, HtmlRenderer]:
    return MarkdownRenderer(), HtmlRenderer()


def words(page: str) -> list[str]:
    """What a reader reads, in order."""
    body = re.sub(r"(?s)<(head|style)\b.*?</\1>", " ", page)
    return re.findall(r"\w+", html.unescape(re.sub(r"<[^>]*>", " ", body)))


@SETTINGS
@given(data=readouts(), names=st.sets(st.sampled_from(PAPERS), min_size=3, max_size=3))
def test_every_valid_readout_renders_and_nothing_in_it_becomes_active_or_lost(
    data: dict[str, Any], names: set[str], renderers: tuple[MarkdownRenderer, HtmlRenderer]
) -> None:
    assume(is_valid(data))
    record, _ = record_of(data)
    made = brief(record)
    for name in sorted(names):
        page = renderers[1].render(made, name)
        print_page = renderers[1].render_print(made, name).html
        text = renderers[0].render(made, name)
        for output in (page, print_page):
            for active in ("<script", "<img", 'href="javascript'):
                assert active not in output
            assert output.count("<main") == output.count("</main>") <= 1
            assert output.count("<section") == output.count("</section>")
        converted = markdown.markdown(text, extensions=["tables"])
        for active in ("<script", "<img", 'href="javascript'):
            assert active not in converted
        assert words(converted) == words(page)
        for statement in record.readout.statements:
            for output in (page, print_page, text):
                found = output.count(f'id="{statement.id}"')
                assert found == 1 or (found == 0 and name in CHOOSING), "no statement is lost"

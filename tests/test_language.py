"""Papers in the languages of their readers: every word of ours said, every word of theirs kept."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from gettext import NullTranslations
from pathlib import Path

import alpha_beta
import pytest
from alpha_beta import CLEO, data
from click.testing import CliRunner

from memcon.catalogue import read_catalogue
from memcon.cli import cli
from memcon.compare import is_comparable
from memcon.compare.contact import compare_contact
from memcon.corpus import Corpus
from memcon.enclosures import Encloser
from memcon.history import before_contact
from memcon.jobs import Wanted
from memcon.language import LANGUAGES, Language, language
from memcon.names import party_name
from memcon.prepare import prepare
from memcon.printable import Printable
from memcon.render import FORMATS, PrintPage
from memcon.render.fonts import prepare_fonts, use_fonts
from memcon.render.html import HtmlRenderer
from memcon.render.outputs import open_renderers
from memcon.schemas import Party, Registries
from memcon.tool import code_folders
from memcon.verify import verify
from memcon.view import brief

use_fonts(prepare_fonts())

from memcon.render.pdf import PdfRenderer  # noqa: E402 - the fonts come first

BRIEFS = Path(__file__).parent / "briefs"
CONTACT = BRIEFS / "2030-01-02-alpha-beta"
LOCALE = Path(__file__).parents[1] / "memcon" / "locale"
OTHERS = LANGUAGES[1:]
LATER = "2030-02-03-archer-bowman"
CODES = frozenset(
    """
    UTC sha yaml CAMEO CONSULT phone diplomatic rule code no negation REQUEST change JAN nd th
    """.split()
)
"""What stays English in every language: of schemes, of machines, and English ordinals."""
_HELD = re.compile(r"(\{\w+\}|%\(\w+\)s)")


def marked(message: str) -> str:
    """A message with every letter turned into one of a script that the records do not have."""
    parts = _HELD.split(message)
    return "".join(part if _HELD.match(part) else re.sub("[A-Za-z]", "ж", part) for part in parts)


class Marked(NullTranslations):
    """Translates every message, so that a word that was not said through it can be told."""

    def gettext(self, message: str) -> str:
        return marked(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return marked(msgid1 if n == 1 else msgid2)

    def pgettext(self, _context: str, message: str) -> str:
        return marked(message)

    def npgettext(self, _context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self.ngettext(msgid1, msgid2, n)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two contacts of two sides, with what the words of comparisons and pre-call sheets tell of."""
    met = {"status": "met", "at": "2030-01-20", "by": "A desk", "why": "the list came"}
    said = [
        {"id": "s1", "kind": "request", "by": ["ann"], "text": "Ms Archer asked for a border."},
        {"id": "s2", "kind": "next_step", "text": "They will write.", "due": "2030-02-01"},
        {"id": "s3", "kind": "commitment", "by": ["ben"], "text": "A list.", "outcome": met},
        {"id": "s4", "kind": "tone", "text": "It was frank.", "quote": "frank"},
    ]
    statements = [{**item, "evidence": item["text"]} for item in said]
    first = data(
        event={"duration": {"wording": "almost an hour", "minutes": [50, 60]}},
        statements=statements,
        participants=[alpha_beta.ANN, alpha_beta.BEN, CLEO],
    )
    other = data(
        "beta",
        event={"duration": {"wording": "ten minutes", "minutes": [10, 10]}},
        statements=[{"id": "s1", "kind": "discussed", "evidence": "spoke of a border"}],
    )
    count = {"value": 2, "unit": "call", "basis": "calendar_year"}
    last = data(event={"id": LATER, "date": "2030-02-03", "count": count})
    return alpha_beta.write(
        tmp_path_factory.mktemp("language") / "reports",
        {
            "2030-01-02-alpha-beta/alpha": first,
            "2030-01-02-alpha-beta/beta": other,
            f"{LATER}/alpha": last,
        },
    )


def papers(places: Path, spoken: Language) -> Iterator[tuple[str, Printable]]:
    """Every paper on every record of a folder, by the name of its format."""
    corpus = Corpus()
    for path in sorted(places.glob("*/*.yaml")):
        record, problems = corpus.record(path)
        assert record is not None, problems
        others = corpus.others(path)
        both = sorted((record, *others), key=lambda item: item.id)
        comparison = None
        if is_comparable(both):
            compared = compare_contact(both, path.parent, spoken)
            comparison = compared.comparison
            yield "compare", compared.sheet()
        if earlier := before_contact(corpus, path, places):
            yield "precall", prepare(corpus, path.parent.name, earlier, spoken)
        made = brief(record, others, comparison, audit=corpus.audit(path), language=spoken)
        for name in FORMATS:
            if name not in {"compare", "precall"}:
                yield name, made


def words_of(page: str) -> set[str]:
    """The words in Latin letters that a reader sees or hears."""
    heard = re.sub(r'<[^>]* (?:aria-label|data-account|content)="([^"]*)"[^>]*>', r" \1 ", page)
    heard = heard.replace("width=device-width, initial-scale=1", "")
    seen = re.sub(r"\]\([^)]*\)|<[^>]*>|&\w+;", " ", re.sub(r"(?s)<style>.*?</style>", "", heard))
    return set(re.findall(r"[A-Za-z]{2,}", seen))


@pytest.mark.parametrize("output", ["md", "html", "txt", "pdf"])
@pytest.mark.parametrize("places", ["briefs", "reports"])
def test_every_word_of_ours_is_said_in_the_language_of_the_paper(
    places: str, output: str, reports: Path
) -> None:
    """What is left are words of the records, and codes."""
    spoken = replace(language("ru"), translations=Marked())
    folder = BRIEFS if places == "briefs" else reports
    render = open_renderers((output,), language=spoken)[output]
    texts = [path.read_text("utf-8") for path in folder.rglob("*.yaml")]
    if places == "reports":
        texts += ["alpha beta"]
    theirs = {word.lower() for text in texts for word in re.findall("[A-Za-z]+", text)}
    names = set()
    for name, paper in papers(folder, spoken):
        page = render(paper, name)
        shown = page.html if isinstance(page, PrintPage) else page
        assert isinstance(shown, str)
        left = {word for word in words_of(shown) if word.lower() not in theirs}
        assert left <= CODES, (name, sorted(left - CODES))
        names.add(name)
    assert names >= set(FORMATS) - {"compare", "precall"}
    assert places == "briefs" or names == set(FORMATS)


@pytest.mark.parametrize("code", OTHERS)
def test_every_paper_of_every_language_has_the_direction_and_language_of_its_words(
    code: str, reports: Path
) -> None:
    """The record's own prose is marked as what it is: English, from left to right."""
    spoken = language(code)
    render = HtmlRenderer(language=spoken).render
    for name, paper in papers(reports, spoken):
        page = render(paper, name)
        head = f'<html lang="{code}" dir="rtl">' if code == "ar" else f'<html lang="{code}">'
        assert head in page
        if name in {"onepage", "record", "cable", "compare", "precall"}:
            assert 'lang="en"' in page
        assert ('lang="en" dir="ltr"' in page) is (code == "ar" and 'lang="en"' in page)


@pytest.mark.parametrize("code", OTHERS)
def test_a_pdf_of_every_language_has_a_glyph_for_every_word(code: str, reports: Path) -> None:
    """A missing one would be refused: of the papers, and of all messages of the catalogue."""
    spoken = language(code)
    pages = {
        name: paper for name, paper in papers(reports, spoken) if name in {"record", "compare"}
    }
    assert len(pages) == 2
    for name, paper in pages.items():
        page = HtmlRenderer(language=spoken).render_print(paper, name)
        assert PdfRenderer().render(page).data.startswith(b"%PDF-")
    text = (LOCALE / code / "LC_MESSAGES" / "memcon.po").read_text("utf-8")
    said = [words for words in messages(text) if words]
    shown = "".join(f"<p>{words}</p>" for words in said)
    direction = f'lang="{code}" dir="{spoken.direction}"'
    page = f"<!doctype html><html {direction}><title>x</title><body>{shown or '–'}</body></html>"
    assert PdfRenderer().render(PrintPage(page)).data.startswith(b"%PDF-")


def messages(text: str) -> Iterator[str]:
    for found in re.finditer(r'^msgstr(?:\[\d\])? ((?:".*"\n?)+)', text, re.MULTILINE):
        words = "".join(re.findall(r'"(.*)"', found[1]))
        if "Plural-Forms" not in words:
            yield words.replace('\\"', "").replace("&", "&amp;").replace("<", "&lt;")


def test_a_build_in_a_language_lies_beside_the_one_in_english(reports: Path) -> None:
    """Each has its own name and its own key; a code that is none is refused."""
    out = reports.parent / "out"
    run = CliRunner().invoke
    words = ["build", str(reports), "-o", str(out), "-q", "--to", "md", "--as", "onepage,compare"]
    for extra in ([], ["--lang", "fr"]):
        assert run(cli, [*words, *extra]).exit_code == 0
    names = sorted(path.name for path in (out / "briefs" / "2030-01-02-alpha-beta").iterdir())
    assert names == [
        "alpha.onepage.fr.md",
        "alpha.onepage.md",
        "beta.onepage.fr.md",
        "beta.onepage.md",
        "compare.fr.md",
        "compare.md",
    ]
    assert Wanted().options != Wanted(language="fr").options
    refused = run(cli, [*words, "--lang", "tlh"])
    assert refused.exit_code != 0
    assert 'no language is called "tlh"' in str(refused.output) + str(refused.exception)


def test_catalogues_are_a_ground_of_every_build() -> None:
    """They lie where a change of any file makes all anew."""
    assert any(LOCALE.is_relative_to(folder.resolve()) for folder in code_folders())


@pytest.mark.parametrize("code", OTHERS)
def test_a_pdf_verifies_in_the_language_that_it_was_made_in(code: str) -> None:
    spoken = language(code)
    corpus = Corpus()
    record, _ = corpus.record(CONTACT / "alpha.yaml")
    assert record is not None
    others = corpus.others(CONTACT / "alpha.yaml")
    made = brief(record, others, language=spoken)
    page = HtmlRenderer(language=spoken).render_print(made, "onepage")
    options = {"paper": "a4", "language": code}
    enclosed = Encloser(options=options).enclose(page, made, "onepage", [record, *others])
    verdict = verify("a.pdf", PdfRenderer().render(enclosed).data)
    about = {finding.about: finding for finding in verdict.findings}
    assert about["Text of the pages"].words.startswith("byte for byte")
    assert about["Quotations"].words.startswith("each of ")


@pytest.mark.parametrize(
    ("code", "three", "number", "quotation"),
    [
        ("en", "a, b and c", "12,345", "“x ‘y’”"),
        ("fr", "a, b et c", "12\u00a0345", "«\u00a0x “y”\u00a0»"),
        ("de", "a, b und c", "12.345", "„x ‚y‘“"),
        ("es", "a, b y c", "12.345", "«x “y”»"),
        ("ru", "a, b и c", "12\u00a0345", "«x „y“»"),
        ("uk", "a, b і c", "12\u00a0345", "«x „y“»"),
        ("zh", "a、b和c", "12,345", "“x ‘y’”"),
    ],
)
def test_lists_numbers_and_quotations_are_those_of_the_language(
    code: str, three: str, number: str, quotation: str
) -> None:
    spoken = language(code)
    assert spoken.listed(["a", "b", "c"]) == three
    assert spoken.number(12345) == number
    assert spoken.quoted('x "y"') == quotation


def test_words_from_left_to_right_do_not_disturb_an_arabic_list() -> None:
    """Each is isolated; Arabic words need not be."""
    assert language("ar").listed(["Ann", "بن"]) == "\u2068Ann\u2069 وبن"
    assert language("ar").say("{who}", who="Ann") == "\u2068Ann\u2069"


def test_a_list_of_isolated_names_is_not_isolated_as_a_whole() -> None:
    """It runs as its own words do: the Arabic "and" between two names is one of them."""
    spoken = language("ar")
    both = spoken.listed(["Ann", "Ben"])
    assert spoken.isolate(both) == both == "\u2068Ann\u2069 و\u2068Ben\u2069"


def test_a_page_isolates_by_elements_and_its_title_by_characters() -> None:
    """Characters do not hold over the end of a line of a PDF; a title has no elements."""
    made = brief(alpha_beta.record(), (), language=language("ar"))
    page = HtmlRenderer(language=language("ar")).render(
        replace(made, kind="\u2068x\u2069"), "onepage"
    )
    head, body = page.split("<body", 1)
    assert '<bdi dir="ltr">x</bdi>' in body
    assert "\u2068" not in re.sub("<[^>]*>", "", body)
    assert "<bdi" not in head
    text = open_renderers(("txt",), language=language("ar"))["txt"](made, "onepage")
    assert isinstance(text, str)
    assert text.count("\u2068") == text.count("\u2069") > 0


def test_sentences_of_chinese_have_no_space_between_them() -> None:
    """A wide full stop has its own; other languages put one."""
    made = brief(alpha_beta.record(), (), language=language("zh"))
    assert "。 " not in HtmlRenderer(language=language("zh")).render(made, "bluf")
    assert [language(code).gap for code in ("en", "ar", "zh")] == [" ", " ", ""]


def test_statements_keep_their_order_in_a_paragraph_that_runs_the_other_way() -> None:
    """One part that runs left to right holds those of a passage, and the words between them."""
    said = ("Trade was discussed.", "A border was discussed.")
    statements = [
        {"id": f"s{at}", "kind": "discussed", "topics": ["ties"], "text": text, "evidence": text}
        for at, text in enumerate(said, 1)
    ]
    made = brief(alpha_beta.record(statements=statements), (), language=language("ar"))
    page = HtmlRenderer(language=language("ar")).render(made, "onepage")
    first, second = made.topics[0].passages[0].parts
    held = re.search(rf'<span dir="ltr"><span id="{first.id}">.*?<span id="{second.id}">', page)
    assert held
    assert "; " in held[0]
    assert re.search(r"discussed(?:</span>)+\.</span>", page)  # the full stop is theirs too
    assert 'dir="ltr"><span id=' not in HtmlRenderer().render(made, "onepage")


def test_a_country_has_its_name_in_the_language_of_the_paper() -> None:
    """Whatever a registry calls it; a party that is no country keeps the registry's name."""
    parties = {"FR": Party(name="France of ours"), "nordics": Party(name="The Nordics")}
    registries = Registries(parties=parties)
    assert party_name("FR", registries) == "France of ours"
    assert party_name("FR", registries, language("de")) == "Frankreich"
    assert party_name("nordics", registries, language("de")) == "The Nordics"


@pytest.mark.parametrize("code", OTHERS)
def test_a_message_that_is_not_translated_is_said_in_english(code: str) -> None:
    spoken = replace(language(code), translations=read_catalogue('msgid ""\nmsgstr ""\n'))
    assert "not stated" in spoken.say("not stated")


def test_the_terminal_speaks_english_whatever_the_paper(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Problems and counts of files are for who runs the tool."""
    monkeypatch.chdir(tmp_path)
    talk: Callable[[list[str]], str] = lambda words: CliRunner().invoke(cli, words).output  # noqa: E731
    words = ["build", str(reports), "-o", "out", "--to", "md", "--no-cache"]
    assert talk(words).replace(".md", "") == talk([*words, "--lang", "fr"]).replace(".fr.md", "")

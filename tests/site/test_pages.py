"""The pages of the site of `reports/`."""

from pathlib import PurePosixPath

import pytest
from pages_of import broken_links, read

from memcon.site.model import Site
from memcon.site.policy import POLICY

Files = dict[PurePosixPath, bytes]


def pages(files: Files) -> dict[PurePosixPath, str]:
    return {path: data.decode() for path, data in files.items() if path.suffix == ".html"}


def test_every_thing_of_the_site_has_its_page(site: Site, files: Files) -> None:
    """A contact, a readout, a person, a party, a pair, a topic: each stands at its path."""
    things = [
        *site.contacts,
        *site.readouts,
        *site.people,
        *site.parties,
        *site.pairs,
        *site.topics,
    ]
    assert len(things) > 200
    assert not [thing.path for thing in things if thing.path not in files]
    for name in ("index", "steps", "corrections", "method", "404", "people/index"):
        assert PurePosixPath(f"{name}.html") in files


def test_no_link_and_no_fragment_of_the_site_is_broken(files: Files) -> None:
    """Each link inside the site leads to a file, and to a place in it."""
    assert broken_links(files) == []


def test_a_broken_link_is_noticed(files: Files) -> None:
    """The check itself sees a lost file and a lost fragment."""
    home = PurePosixPath("index.html")
    for wrong in (b'<a href="lost.html">x</a>', b'<a href="#lost">x</a>'):
        text = files[home].replace(b"</main>", wrong + b"</main>")
        assert len(broken_links({**files, home: text})) == 1


def test_every_page_is_well_formed_html(files: Files) -> None:
    """Elements close in order, ids are unique, one h1, no level of headings left out."""
    for path, text in pages(files).items():
        seen = read(text)
        assert text.startswith("<!DOCTYPE html>\n"), path
        assert len(seen.ids) == len(set(seen.ids)), path
        assert seen.headings.count(1) == 1, path
        assert seen.headings[0] == 1, path
        for before, after in zip(seen.headings, seen.headings[1:], strict=False):
            assert after <= before + 1, path


def test_every_page_has_its_landmarks_and_its_policy(files: Files) -> None:
    """A header, a named navigation, one main, a footer; the policy stands in the head."""
    for path, text in pages(files).items():
        seen = read(text)
        for tag in ("header", "main", "footer", "title"):
            assert seen.tags.count(tag) - (tag == "title") * text.count("><title") >= 1, path
        assert seen.tags.count("main") == 1, path
        assert ("meta", "content", POLICY) in seen.attributes, path
        assert ("html", "lang", "en") in seen.attributes, path


def test_no_page_holds_active_content_of_its_own(files: Files) -> None:
    """No style attribute, no event handler, no inline script or style, nothing from elsewhere."""
    for path, text in pages(files).items():
        seen = read(text)
        assert "style" not in seen.tags, path
        for tag, name, value in seen.attributes:
            assert name != "style", path
            assert not name.startswith("on"), path
            if tag in {"script", "link", "img"} and name in {"src", "href"}:
                assert "//" not in value, path
        data = text.count('<script type="application/ld+json">{')
        assert text.count("<script") == text.count("<script src=") + data, path


def test_charts_have_words_and_a_table(files: Files) -> None:
    """Each drawn chart has a title, a description, and a table with header cells."""
    charts = 0
    for path, text in pages(files).items():
        found = text.count('<svg viewBox="0 0 1100')
        charts += found
        assert text.count("<desc ") == found, path
        assert text.count("<summary>The numbers as a table</summary>") == found, path
        assert text.count("<table") <= text.count('<th scope="col">'), path
    assert charts > 20


def test_each_number_of_a_brief_opens_its_words(site: Site, files: Files) -> None:
    """Under each statement stand the exact words of the source, with the source."""
    for readout in site.readouts:
        seen = read(files[readout.path].decode())
        words = " ".join("".join(seen.words).split())
        for statement in readout.record.readout.statements:
            if not readout.is_absence:
                assert statement.id in seen.ids
                exact = statement.evidence[0].exact.split()[0].strip("\"“«'")
                assert exact in words


def test_accounts_stand_side_by_side(site: Site, files: Files) -> None:
    """A contact with two accounts shows every row of their comparison."""
    compared = [contact for contact in site.contacts if contact.compared]
    assert len(compared) == 9
    for contact in compared:
        assert contact.compared is not None
        text = files[contact.path].decode()
        rows = contact.compared.comparison.rows
        assert text.count('<section class="row') == len(rows)


def test_no_page_tells_a_motive(files: Files) -> None:
    """Silence is "not mentioned", nothing else."""
    for path, text in pages(files).items():
        for word in ("omits", "omitted", "conceal", "fails to mention"):
            assert word not in text.lower(), (path, word)


@pytest.mark.parametrize("ending", [".md", ".yaml"])
def test_every_readout_can_be_downloaded(site: Site, files: Files, ending: str) -> None:
    assert all(readout.path.with_suffix(ending) in files for readout in site.readouts)


def test_a_downloaded_record_is_a_valid_readout(site: Site, files: Files) -> None:
    """The YAML that a page offers says what the record on the site says."""
    from memcon.load import parse
    from memcon.validate import validate

    for page in site.readouts:
        path = page.path.with_suffix(".yaml")
        readout, problems = validate(parse(files[path], f"reports/{path}"))
        assert readout == page.record.readout, problems

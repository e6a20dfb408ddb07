"""What the preview shows while files are edited, broken, removed and made again."""

import shutil
from pathlib import Path, PurePosixPath

import pytest
from two_contacts import ALPHA, OTHER, PAGE, edit, shown

from memcon.preview.desk import Desk
from memcon.preview.wanted import Wanted
from memcon.site.build import list_files
from memcon.site.reading import read_site


def test_an_edit_is_on_the_page_at_the_next_look(desk: Desk) -> None:
    """The page of the file, and those that list it, have the new title; others stay the same."""
    before = desk.fingerprint(PAGE), desk.fingerprint(OTHER)
    assert not desk.look()
    edit("Alpha tells of oats")
    assert desk.look()
    assert "Alpha tells of oats" in shown(desk)
    assert "Alpha tells of oats" in shown(desk, PurePosixPath("index.html"))
    assert desk.fingerprint(PAGE) != before[0]
    assert desk.fingerprint(OTHER) == before[1]


def test_only_what_changed_is_read_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second look loads the edited file and no other."""
    loaded: list[Path] = []
    from memcon import corpus

    load = corpus.load

    def noting(path: Path) -> object:
        loaded.append(path)
        return load(path)

    monkeypatch.setattr(corpus, "load", noting)
    edit("Alpha tells of oats")
    desk.look()
    assert loaded == [ALPHA]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("memcon: 1\nissuer: [alpha\n", "yaml-syntax", ":3:1"),
        ("", "empty-file", ":1:1"),
        ("memcon: 1\nissuer: alpha\n", "missing-field", ":1:1"),
        ("a: &a [*a]\n", "yaml-", ":1:4"),
        ("\x00", "hidden-character", ":1:1"),
    ],
)
def test_a_broken_file_keeps_its_last_good_page(
    desk: Desk, text: str, code: str, line: str
) -> None:
    """The problem stands above it with line and column, and goes when the file is mended."""
    ALPHA.write_text(text, "utf-8")
    desk.look()
    page = shown(desk)
    assert f"<code>{ALPHA}{line}" in page
    assert f"<code>{code}" in page
    assert "Below is the last version without an error." in page
    assert "Alpha tells of barley</h1>" in page
    assert "In other files: " in shown(desk, OTHER)
    assert f"<code>{ALPHA}{line}" in shown(desk, PurePosixPath("index.html"))
    edit("Alpha tells of oats")
    desk.look()
    assert 'class="problems"' not in shown(desk)
    assert "Alpha tells of oats</h1>" in shown(desk)


def test_a_file_that_is_not_utf8_is_a_problem(desk: Desk) -> None:
    """Bytes that are no text cost the page nothing either."""
    ALPHA.write_bytes(b"title: \xff\xfe")
    desk.look()
    assert "<code>not-utf8</code>" in shown(desk)


def test_a_rule_that_is_broken_shows_its_line_and_hint(desk: Desk) -> None:
    """An error of a rule: the line of the file with a caret, and what to do."""
    edit(statements=[{"id": "s1", "kind": "position", "by": ["anne"], "evidence": "said so"}])
    desk.look()
    page = shown(desk)
    line = 1 + ALPHA.read_text("utf-8").split("\n").index("  - anne")
    assert f"{ALPHA}:{line}:5" in page
    assert "<code>unknown-participant</code>" in page
    assert f"{line:5d} |   - anne\n            ^" in page
    assert '<p class="hint">did you mean &#34;ann&#34;?</p>' in page


def test_a_file_that_never_was_good_has_a_page_of_its_problems(desk: Desk) -> None:
    """A new contact whose only file is broken: its page, and that of the contact, say why."""
    new = Path("reports/2030-05-06-alpha-beta/alpha.yaml")
    new.parent.mkdir()
    new.write_text("memcon: 1\nissuer: {\n", "utf-8")
    desk.look()
    for name in ("alpha.html", "index.html"):
        place = PurePosixPath("contacts/2030-05-06-alpha-beta", name)
        made = desk.page(place)
        assert made.status == 404
        assert f"<code>{new}:3:1</code>" in made.data.decode()
        assert "cannot be shown yet" in made.data.decode()
    edit("Alpha tells of maize", new, event={"id": new.parent.name, "date": "2030-05-06"})
    desk.look()
    made = desk.page(PurePosixPath("contacts/2030-05-06-alpha-beta/alpha.html"))
    assert made.status == 200
    assert "Alpha tells of maize" in made.data.decode()


def test_a_removed_file_has_no_page_until_it_is_there_again(desk: Desk) -> None:
    """Its contact goes with it; so it is with the whole folder, which may come back."""
    ALPHA.unlink()
    desk.look()
    assert desk.page(PAGE).status == 404
    edit()
    desk.look()
    assert desk.page(PAGE).status == 200
    shutil.move("reports", "away")
    desk.look()
    assert desk.page(PAGE).status == 404
    assert "reports is not there" in shown(desk, PurePosixPath("index.html"))
    shutil.move("away", "reports")
    desk.look()
    assert desk.page(PAGE).status == 200
    assert "is not there" not in shown(desk)


def test_a_readout_that_is_a_link_out_of_the_folder_is_refused(desk: Desk) -> None:
    """Also a sound one: nothing outside of the folder is shown. A link within it is a readout."""
    edit("Alpha tells of oats", Path("elsewhere/2030-01-02-alpha-beta/alpha.yaml"))
    ALPHA.unlink()
    ALPHA.symlink_to(Path("elsewhere/2030-01-02-alpha-beta/alpha.yaml").resolve())
    desk.look()
    assert "is a link out of the folder" in shown(desk)
    assert "oats" not in shown(desk)
    ALPHA.unlink()
    edit("Alpha tells of maize", ALPHA.with_name("first.yaml"))
    ALPHA.symlink_to("first.yaml")
    desk.look()
    assert "Alpha tells of maize</h1>" in shown(desk)


def test_a_broken_registry_keeps_its_last_good_content(desk: Desk) -> None:
    """The names of parties stay on the pages, and the problem is told."""
    Path("reports/parties.yaml").write_text("alpha: {nam: Alpha}\n", "utf-8")
    desk.look()
    assert "Alphan account" in shown(desk)
    assert "reports/parties.yaml:1:9" in shown(desk, PurePosixPath("index.html"))


def test_two_folders_of_one_contact_leave_the_last_state(desk: Desk) -> None:
    """What no site can be made of is a note above the pages that were."""
    shutil.copytree("reports/2030-01-02-alpha-beta", "reports/twin/2030-01-02-alpha-beta")
    desk.look()
    assert "two folders hold a contact" in shown(desk)
    shutil.rmtree("reports/twin")
    desk.look()
    assert "two folders hold a contact" not in shown(desk)


def test_a_broken_template_is_told_with_its_line(reports: Path, tmp_path: Path) -> None:
    """The user's own template fails its pages only, and works again once it is mended."""
    own = tmp_path / "own"
    (own / "site").mkdir(parents=True)
    template = own / "site" / "readout.html.j2"
    template.write_text("<p>\n{{ nothing }}</p>", "utf-8")
    desk = Desk(Wanted([reports], templates=[own]))
    desk.look()
    made = desk.page(PAGE)
    assert made.status == 500
    assert "readout.html.j2:2" in made.data.decode()
    assert desk.page(PurePosixPath("index.html")).status == 200
    template.write_text("<body><p>mended</p></body>", "utf-8")
    desk.look()
    assert "mended" in shown(desk)
    desk.close()


def test_a_failure_of_our_own_is_one_line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever goes wrong in a look, the pages stay and say so without a traceback."""
    from memcon.preview import desk as module

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(module, "read_moment", fail)
    edit("Alpha tells of oats")
    desk.look()
    page = shown(desk)
    assert "ZeroDivisionError: by zero" in page
    assert "Traceback" not in page
    assert "Alpha tells of barley</h1>" in page


def test_the_pdf_is_the_present_one(desk: Desk) -> None:
    """The page links to it, and an edit makes it anew; one page too many is told on the page."""
    assert 'href="alpha.pdf">PDF</a>' in shown(desk)
    first = desk.file(PAGE.with_suffix(".pdf"))
    assert first is not None
    assert first.data.startswith(b"%PDF-")
    assert desk.file(PAGE.with_suffix(".pdf")) == first
    many = [
        {"id": f"s{n}", "kind": "discussed", "evidence": f"discussed {n} " + "matters " * 40}
        for n in range(30)
    ]
    edit(statements=many)
    desk.look()
    second = desk.file(PAGE.with_suffix(".pdf"))
    assert second is not None
    assert second.data != first.data
    assert "<code>over-page-limit</code>" in shown(desk)


def test_everything_is_shown_but_what_a_ceiling_keeps_out(reports: Path) -> None:
    """The preview stays on this machine, so it shows all, unless a ceiling is named."""
    edit(marking="TLP:RED")
    every, cleared = Desk(Wanted([reports])), Desk(Wanted([reports], ceiling="TLP:CLEAR"))
    for made in (every, cleared):
        made.look()
    assert every.page(PAGE).status == 200
    lost = cleared.page(PAGE)
    assert lost.status == 404
    assert "barley" not in lost.data.decode()


def test_nothing_of_the_preview_is_in_a_published_site(reports: Path) -> None:
    """Neither panel, nor script, nor style, nor a link to them, even where there are problems."""
    from memcon.corpus import Corpus

    capture = {"path": "captures/x.txt", "sha256": "0" * 64}
    edit(sources=[{"id": "text", "kind": "press_article", "capture": capture}])
    site = read_site(Corpus(), [reports])
    assert site.problems
    for path, held in list_files(site):
        assert not path.is_relative_to("-")
        assert path.name not in ("live.js", "preview.css")
        for word in (b"/-/", b'class="problems"', b"live.js", b"EventSource"):
            assert path.suffix != ".html" or word not in held, path

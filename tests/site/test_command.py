"""`memcon site` as a user runs it."""

import subprocess
import sys
from pathlib import Path

import pytest
from alpha_beta import data, write
from test_ceiling import marked


def run(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "memcon", "site", *map(str, words)],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_says_what_was_made_and_what_was_left_out(tmp_path: Path) -> None:
    """The summary stands on stderr, nothing on stdout; a second run writes nothing."""
    write(tmp_path / "reports", {"2030-01-02-alpha-beta/alpha": marked()})
    first = run("-o", "out", "--title", "Harbour desk", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    assert first.stdout == ""
    assert "1 contact, 1 readout; " in first.stderr
    assert "above TLP:CLEAR and left out: 0 readouts, 1 statement, 0 assessments" in first.stderr
    assert "Harbour desk" in (tmp_path / "out/index.html").read_text("utf-8")
    again = run("-o", "out", "--title", "Harbour desk", cwd=tmp_path)
    assert "0 files written" in again.stderr


def test_a_readout_with_an_error_is_refused_and_the_others_are_built(tmp_path: Path) -> None:
    """The command ends with 1, and the site holds the sound ones."""
    broken = data(event={"id": "2030-03-04-alpha-beta", "date": "2030-13-04"})
    write(
        tmp_path / "reports",
        {"2030-01-02-alpha-beta/alpha": data(), "2030-03-04-alpha-beta/alpha": broken},
    )
    done = run("-o", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert "1 readout refused" in done.stderr
    assert (tmp_path / "out/contacts/2030-01-02-alpha-beta/alpha.html").is_file()
    assert not (tmp_path / "out/contacts/2030-03-04-alpha-beta").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--ceiling", "TLP:AMBRE"), 'did you mean "TLP:AMBER"'),
        (("--base", "sub"), "begin with / or https://"),
        (("--authority", "example.org"), "write a domain and a day"),
        (("nowhere",), "nowhere does not exist"),
    ],
)
def test_wrong_usage_ends_with_2(tmp_path: Path, words: tuple[str, ...], says: str) -> None:
    write(tmp_path / "reports", {"2030-01-02-alpha-beta/alpha": data()})
    done = run(*words, "-o", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert says in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_page_for_lost_addresses_knows_where_the_site_stands(tmp_path: Path) -> None:
    """It may be shown at any address, so its links begin at the base."""
    write(tmp_path / "reports", {"2030-01-02-alpha-beta/alpha": data()})
    run("-o", "out", "--base", "/sub", cwd=tmp_path)
    assert 'href="/sub/assets/site.css"' in (tmp_path / "out/404.html").read_text("utf-8")


def test_a_folder_of_something_else_ends_with_3(tmp_path: Path) -> None:
    write(tmp_path / "reports", {"2030-01-02-alpha-beta/alpha": data()})
    done = run("-o", "reports", cwd=tmp_path)
    assert done.returncode == 3
    assert "holds something else" in done.stderr


def test_the_names_in_feeds_are_the_publishers(tmp_path: Path) -> None:
    """Entries carry the authority given, whatever the address of the site is."""
    write(tmp_path / "reports", {"2030-01-02-alpha-beta/alpha": data()})
    run("-o", "out", "--authority", "harbour.example,2030-01", cwd=tmp_path)
    feed = (tmp_path / "out/feeds/all.atom").read_text("utf-8")
    assert "<id>tag:harbour.example,2030-01:2030-01-02-alpha-beta/alpha</id>" in feed


def test_a_renamed_contact_is_found_under_its_old_address(tmp_path: Path) -> None:
    """`moved.yaml` makes a page at the old address; a wrong line in it is a problem."""
    write(tmp_path / "reports", {"2030-01-02-alpha-beta/alpha": data()})
    moved = tmp_path / "reports/moved.yaml"
    moved.write_text("contacts/old/: contacts/2030-01-02-alpha-beta/\n", "utf-8")
    assert run("-o", "out", cwd=tmp_path).returncode == 0
    old = (tmp_path / "out/contacts/old/alpha.html").read_text("utf-8")
    assert 'href="../2030-01-02-alpha-beta/alpha.html"' in old
    moved.write_text("contacts/old: contacts/2030-01-02-alpha-beta/\n", "utf-8")
    done = run("-o", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert "moved.yaml:1:1: not-an-address" in done.stderr
    assert not (tmp_path / "out/contacts/old").exists()

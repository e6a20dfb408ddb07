"""A site made again: what has not changed is kept, what has is made, and nothing depends on it."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from alpha_beta import data, write

from memcon.corpus import Corpus
from memcon.site import pagefind, whole
from memcon.site.batch import Batch, File
from memcon.site.build import list_batches
from memcon.site.publish import SitePublisher
from memcon.site.reading import read_site
from memcon.site.recall import Recall

ONE, OTHER = "2030-01-02-alpha-beta", "2031-03-04-alpha-beta"
PLACE = PurePosixPath("a.html")


def reports(folder: Path, **changes: Any) -> Path:
    other = {"id": OTHER, "date": "2031-03-04"}
    named = {
        f"{ONE}/alpha": data(**changes),
        f"{ONE}/beta": data("beta"),
        f"{OTHER}/alpha": data(event=other),
        f"{OTHER}/beta": data("beta", event=other),
    }
    return write(folder / "reports", named)


def build(folder: Path, made_by: str = "this code") -> SitePublisher:
    recall = Recall(folder / ".cache", made_by)
    with SitePublisher(folder / "out") as publisher, recall:
        site = read_site(Corpus(), [folder / "reports"], recall=recall)
        for batch in list_batches(site):
            publisher.publish(batch)
        publisher.replace()
    return publisher


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".memcon-site"
    }


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The contacts that were compared."""
    found: list[str] = []
    compare = whole.compare

    def noted(records: Any, **more: Any) -> Any:
        found.append(records[0].readout.event.id)
        return compare(records, **more)

    monkeypatch.setattr(whole, "compare", noted)
    return found


def test_nothing_is_made_again_where_nothing_changed(
    tmp_path: Path, compared: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No account is compared, no index made, no file written."""
    reports(tmp_path)
    first = build(tmp_path)
    assert (sorted(compared), first.unchanged) == ([ONE, OTHER], 0)
    compared.clear()
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: "/bin/false")
    again = build(tmp_path)
    assert (compared, again.written, again.unchanged) == ([], 0, first.written)


def test_after_an_edit_only_its_contact_is_made_again(
    tmp_path: Path, compared: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A caveat is on few pages and not in the index, which is kept."""
    reports(tmp_path)
    build(tmp_path)
    compared.clear()
    reports(tmp_path, caveats=["Its text is short."])
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: "/bin/false")
    again = build(tmp_path)
    assert compared == [ONE]
    assert 0 < again.written < 12
    assert again.removed == 0


def test_a_site_made_again_is_the_site_made_anew(tmp_path: Path) -> None:
    """What was kept has the bytes that it would have."""
    reports(tmp_path)
    build(tmp_path)
    reports(tmp_path, title="Alphan account: on the harbour")
    build(tmp_path)
    kept = contents(tmp_path / "out")
    for path in (".cache", "out"):
        (tmp_path / path).rename(tmp_path / f"{path}-old")
    build(tmp_path)
    assert contents(tmp_path / "out") == kept


def test_a_new_title_leaves_every_address(tmp_path: Path) -> None:
    """Addresses and the names in feeds are made of ids: a retitled readout stays where it was."""
    reports(tmp_path, title="Alphan account: on the harbour")
    build(tmp_path)
    before = {name for name in contents(tmp_path / "out") if not name.startswith("pagefind/")}
    reports(tmp_path, title="Alphan account: on the dyke")
    build(tmp_path)
    after = contents(tmp_path / "out")
    assert {name for name in after if not name.startswith("pagefind/")} == before
    assert b"2030-01-02-alpha-beta/alpha</id>" in after["feeds/all.atom"]
    assert b"on the dyke" in after["feeds/all.atom"]


def test_other_code_recalls_nothing(tmp_path: Path, compared: list[str]) -> None:
    """Outlines of an older version are made again, and forgotten."""
    reports(tmp_path)
    build(tmp_path)
    compared.clear()
    build(tmp_path, "other code")
    assert sorted(compared) == [ONE, OTHER]
    compared.clear()
    build(tmp_path)
    assert sorted(compared) == [ONE, OTHER]


def test_a_memory_that_is_none_is_no_loss(tmp_path: Path) -> None:
    """A file that is no database is replaced by one."""
    reports(tmp_path)
    (tmp_path / ".cache").write_bytes(b"no database" * 200)
    assert build(tmp_path).written > 0
    assert build(tmp_path).written == 0


def test_a_memory_can_only_name_what_an_outline_is_made_of(tmp_path: Path) -> None:
    """A pickle that would run a command is not read."""
    import pickle
    import sqlite3

    class Harm:
        def __reduce__(self) -> tuple[Any, tuple[str]]:
            return Path.touch, (tmp_path / "harm",)  # type: ignore[return-value]

    reports(tmp_path)
    build(tmp_path)
    with sqlite3.connect(tmp_path / ".cache") as database:
        database.execute("UPDATE outlines SET data = ?", (pickle.dumps(Harm()),))
    database.close()
    assert build(tmp_path).written == 0
    assert not (tmp_path / "harm").exists()


def test_a_batch_whose_file_has_gone_is_made_again(tmp_path: Path) -> None:
    """A file missing from the old site comes back with the rest of its batch."""
    calls = []

    def make() -> Iterator[File]:
        calls.append(1)
        yield PLACE, b"a"
        yield PLACE.with_name("b.html"), b"b"

    batch = Batch("letters", "key", make)
    for _ in range(2):
        with SitePublisher(tmp_path / "out") as publisher:
            publisher.publish(batch)
            publisher.replace()
    assert len(calls) == 1
    (tmp_path / "out/b.html").unlink()
    with SitePublisher(tmp_path / "out") as publisher:
        publisher.publish(batch)
        publisher.replace()
    assert len(calls) == 2
    assert contents(tmp_path / "out") == {"a.html": b"a", "b.html": b"b"}


def test_a_closer_key_is_asked_for_only_where_the_first_one_changed(tmp_path: Path) -> None:
    """Files are kept where the closer key is the old one."""
    asked = []

    def publish(key: str, closer: str) -> int:
        def closer_key() -> str:
            asked.append(key)
            return closer

        with SitePublisher(tmp_path / "out") as publisher:
            publisher.publish(Batch("x", key, lambda: [(PLACE, key.encode())], closer_key))
            publisher.replace()
        return publisher.written

    assert [publish("1", "c"), publish("1", "c"), publish("2", "c"), publish("2", "d")] == [
        1,
        0,
        0,
        0,
    ]
    assert publish("3", "d") == 1
    assert asked == ["1", "2", "3"]


def test_the_index_is_that_of_its_pages(tmp_path: Path) -> None:
    """Its key changes with the words that are searched, and not with others."""
    from memcon.site.search import findables

    def key(**changes: Any) -> str:
        reports(tmp_path, **changes)
        return pagefind.index_key(findables(read_site(Corpus(), [tmp_path / "reports"])))

    plain = key()
    assert key(caveats=["Its text is short."]) == plain
    assert key(bottom_line="They spoke.") != plain

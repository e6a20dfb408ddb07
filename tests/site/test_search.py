"""The search index: what is found, under which filters, and where a result leads."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from three_contacts import site

from memcon.problems import OutputError
from memcon.site import pagefind
from memcon.site.pagefind import FOLDER, index
from memcon.site.search import FILTERS, findables

NODE = shutil.which("node")
ASK = """
import {readFile} from "node:fs/promises";
globalThis.fetch = async (url) => {
  const path = decodeURIComponent(new URL(url, "file:///").pathname);
  return new Response(await readFile(path));
};
globalThis.window = globalThis;
globalThis.document = {querySelector: () => ({getAttribute: () => "en"})};
globalThis.location = {origin: "null", href: "file:///"};
const [folder, asked] = process.argv.slice(2);
const search = await import(folder + "pagefind.js");
await search.options({basePath: folder, baseUrl: "/", noWorker: true});
await search.init();
const out = [];
for (const [words, filters] of JSON.parse(asked)) {
  const found = await search.search(words, {filters});
  const results = await Promise.all(found.results.map(result => result.data()));
  out.push(results.map(({url, meta, anchors}) => ({url, meta, places: anchors.map(({id}) => id)})));
}
console.log(JSON.stringify({out, filters: await search.filters()}));
process.exit(0);
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the site as files."""
    place = tmp_path_factory.mktemp("index")
    for path, data in index(findables(site(place / "readouts"))):
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_bytes(data)
    return place


def ask(folder: Path, *questions: tuple[str | None, dict[str, Any]]) -> dict[str, Any]:
    """The answers of Pagefind's own JavaScript to questions of words and filters."""
    if NODE is None:
        pytest.skip("node is not here")
    script = folder / "ask.mjs"
    script.write_text(ASK, "utf-8")
    command = [NODE, str(script), f"{folder / FOLDER}/", json.dumps(questions)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_a_result_knows_the_places_of_its_statements(folder: Path) -> None:
    """A readout is found with the ids of its statements, and what each may be filtered by."""
    [found] = ask(folder, ("barley rye", {}))["out"]
    urls = [item["url"] for item in found]
    first = found[urls.index("/contacts/2030-01-02-alpha-beta/alpha.html")]
    assert first["meta"]["title"] == "Alphan account: tariffs <down>"
    assert first["meta"]["note"].startswith("Phone call of Ann Archer and Ben Bowman")
    # Kinds: Next step, Position. People: Ann Archer, Ben Bowman. Topics: Tariffs on grain, Trade.
    assert first["places"] == ["s1/1/0/0,1", "s2/1/1/1", "s3/0/0,1/"]


def test_every_filter_narrows_the_results(folder: Path) -> None:
    """Party, person, topic, kind, year and kind of statement, each alone."""
    narrow = {
        "party": ("Beta", 2),
        "person": ("Ben Bowman", 4),
        "topic": ("Tariffs on grain", 2),
        "kind": ("Meeting", 1),
        "year": ("2029", 1),
        "statement": ("Next step", 2),
    }
    assert set(narrow) == set(FILTERS)
    answer = ask(folder, *((None, {name: value}) for name, (value, _) in narrow.items()))
    assert [len(found) for found in answer["out"]] == [count for _, count in narrow.values()]
    for name, (value, count) in narrow.items():
        assert answer["filters"][name][value] == count


def test_a_wider_topic_finds_the_narrower_ones(folder: Path) -> None:
    """A readout on tariffs on grain is one on trade."""
    [found] = ask(folder, (None, {"topic": "Trade"}))["out"]
    assert len(found) == 2


def test_the_index_has_the_same_bytes_each_time(folder: Path) -> None:
    """What Pagefind leaves to chance is put in order."""
    made = site(folder / "readouts")
    once, again = dict(index(findables(made))), dict(index(findables(made)))
    assert once == again
    assert all((folder / path).read_bytes() == data for path, data in once.items())


def test_what_is_above_the_ceiling_is_not_to_be_found(folder: Path) -> None:
    """A marked statement is neither in the index nor among the filters."""
    answer = ask(folder, ("zirconium", {}), ("quokka", {}))
    assert answer["out"] == [[], []]
    assert "Xylophones" not in answer["filters"]["topic"]


def test_a_failing_index_is_an_error_of_the_output(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A program that ends early, and one that complains, are told in one line."""
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: "/bin/false")
    with pytest.raises(OutputError, match="Pagefind ended early"):
        list(index(findables(site(tmp_path))))
    monkeypatch.undo()
    monkeypatch.setattr(pagefind, "_requests", lambda _: iter([{"type": "Nothing"}]))
    with pytest.raises(OutputError, match="could not be made"):
        list(index([]))

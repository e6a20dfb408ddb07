"""Write the catalogues of messages: the template from code and templates, then each language.

Nothing in them tells the day, the machine or a line, so that equal sources give equal files.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from memcon.language import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
LOCALE = Path("memcon", "locale")
TEMPLATE = LOCALE / "memcon.pot"
KEYWORDS = {
    "_": None,
    "N_": None,
    "N_many": (1, 2),
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "many": (1, 2),
    "say": None,
    "say_in": ((1, "c"), 2),
    "say_many": (1, 2),
}
_METHODS = {".py": "python", ".j2": "jinja2.ext:babel_extract"}
_KEPT = ("Language:", "Plural-Forms:", "MIME-Version:", "Content-T")
"""The properties of a catalogue that do not tell who made it when."""
_ABOUT = """\
# The words of memcon's briefs{of}.
# Written by `make messages`; docs/languages.md says how to translate them."""


def catalogue_of(code: str) -> Path:
    """The place of a language's catalogue."""
    return LOCALE / code / "LC_MESSAGES" / "memcon.po"


def extract() -> Catalog:
    """All messages of code and templates, each with the files that say it."""
    found = Catalog(project="memcon", charset="utf-8", fuzzy=False)
    for path in _sources():
        name = path.relative_to(ROOT).as_posix()
        options = {"encoding": "utf-8"}
        method = _METHODS[path.suffix]
        for _, message, comments, context in extract_from_file(
            method, path, KEYWORDS, ("Translators:",), options, strip_comment_tags=True
        ):
            found.add(message, None, [(name, 0)], auto_comments=comments, context=context)
    return found


def _sources() -> Iterator[Path]:
    yield from sorted((ROOT / "memcon").rglob("*.py"))
    for part in ("formats", "parts"):
        yield from sorted((ROOT / "templates" / part).glob("*.j2"))


def files() -> Iterator[tuple[Path, bytes]]:
    """What the template and each catalogue should hold, by its place in the project."""
    template = extract()
    template.header_comment = _ABOUT.format(of="")
    yield TEMPLATE, _written(template)
    for code in LANGUAGES[1:]:
        path = catalogue_of(code)
        held = ROOT / path
        catalogue = Catalog(locale=code, charset="utf-8", project="memcon", fuzzy=False)
        if held.is_file():
            catalogue = read_po(BytesIO(held.read_bytes()), locale=code)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.fuzzy = False
        catalogue.header_comment = _ABOUT.format(of=f" in {catalogue.locale.english_name}")
        yield path, _written(catalogue)


def _written(catalogue: Catalog) -> bytes:
    made = BytesIO()
    write_po(
        made, catalogue, width=100, sort_by_file=True, ignore_obsolete=True, include_lineno=False
    )
    head, _, entries = made.getvalue().decode().partition("\n\n")
    return f"{_without_makers(head)}\n\n{entries}".encode()


def _without_makers(head: str) -> str:
    kept, keep, line_before = [], True, ""
    for line in head.splitlines():
        if line.startswith('"'):
            is_new = kept[-1].startswith("msgstr") or line_before.endswith('\\n"')
            keep = line.startswith(tuple(f'"{name}' for name in _KEPT)) if is_new else keep
        if keep or not line.startswith('"'):
            kept.append(line)
        line_before = line
    return "\n".join(kept)


def main() -> None:
    """Write them all, and say what each language lacks."""
    for path, data in files():
        place = ROOT / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        held = [item for item in read_po(BytesIO(data)) if item.id]
        done = sum(all(item.string if item.pluralizable else [item.string]) for item in held)
        if path != TEMPLATE:
            sys.stdout.write(f"{path}: {done} of {len(held)} translated\n")


if __name__ == "__main__":
    main()

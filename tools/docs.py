"""Write the parts of docs/ that are made from the code: fields, problems, template context.

`make docs` runs it; a test holds its results fresh.
"""

import ast
import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

from memcon import brief, codesheet, inline, precall, sheet
from memcon.codes import as_markdown
from memcon.schemas import Corrections, Model, Readout, Registries

DOCS = Path(__file__).resolve().parents[1] / "docs"
CONTEXTS = (inline, brief, codesheet, sheet, precall)
BEGIN, END = "<!-- made by `make docs` -->", "<!-- end -->"


def pages() -> dict[str, str]:
    """Every page that is made, in whole or in part, by its name."""
    return {
        "problems.md": as_markdown(),
        "readout-format.md": _fill("readout-format.md", "\n".join(_fields(Readout, Registries))),
        "comparing.md": _fill("comparing.md", "\n".join(_fields(Corrections))),
        "templates.md": _fill(
            "templates.md", "\n".join(line for module in CONTEXTS for line in _context(module))
        ),
    }


def _fill(name: str, made: str) -> str:
    """A page with what stands between its two marks made anew."""
    text = (DOCS / name).read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n\n{made}\n{END}{after}"


def _fields(*roots: type[Model]) -> Iterator[str]:
    for model in dict.fromkeys(model for root in roots for model in _models(root)):
        first, _, more = (model.__doc__ or "").partition("\n")
        yield f"### {model.__name__}\n"
        yield f"{first} {' '.join(more.split())}".strip() + "\n"
        yield "| field | | what it holds |\n| --- | --- | --- |"
        for name, field in model.model_fields.items():
            need = "required" if field.is_required() else ""
            yield f"| `{name}` | {need} | {_words(field.description or '', field.annotation)} |"
        yield ""


def _words(description: str, annotation: Any) -> str:
    """The description, and the words that the field takes where it takes a list of them."""
    allowed = [word for word in _literals(annotation) if isinstance(word, str)]
    listed = f" One of {', '.join(f'`{word}`' for word in allowed)}." if allowed else ""
    return (description + listed).replace("|", "\\|")


def _literals(annotation: Any) -> list[Any]:
    if "Literal" in str(getattr(annotation, "__origin__", "")):
        return list(get_args(annotation))
    parts = get_args(annotation) if "Union" in type(annotation).__name__ else ()
    return [word for part in parts for word in _literals(part)]


def _models(model: type[Model]) -> list[type[Model]]:
    """The model and all that it holds, each once, in the order of the fields."""
    found = [model]
    for field in model.model_fields.values():
        for inner in _inside(field.annotation):
            found += [one for one in _models(inner) if one not in found]
    return found


def _inside(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for part in get_args(annotation):
        yield from _inside(part)


def _context(module: ModuleType) -> Iterator[str]:
    source = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    for node in source.body:
        if not isinstance(node, ast.ClassDef):
            continue
        yield f"### {node.name}\n"
        yield f"{' '.join((ast.get_docstring(node) or '').split())}\n"
        if not dataclasses.is_dataclass(getattr(module, node.name)):
            continue
        yield "| attribute | type | |\n| --- | --- | --- |"
        for index, item in enumerate(node.body):
            if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
                kind = ast.unparse(item.annotation).replace("|", "\\|")
                yield f"| `{item.target.id}` | {kind} | {_note(node.body[index + 1 : index + 2])} |"
        yield ""


def _note(following: list[ast.stmt]) -> str:
    """The string that stands under an attribute."""
    for item in following:
        if isinstance(item, ast.Expr) and isinstance(item.value, ast.Constant):
            return re.sub(r"\s+", " ", str(item.value.value)).replace("|", "\\|")
    return ""


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).write_text(text, "utf-8")

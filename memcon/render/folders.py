"""Where templates and styles lie: the user's own folders first, then ours."""

import hashlib
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from memcon.problems import UsageError


def templates_dir() -> Path:
    """The folder of our templates: the package's if it is there, else the checkout's."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def read_style(name: str, folders: Sequence[Path]) -> str:
    """The text of a style sheet, the user's own where there is one."""
    for folder in (*folders, templates_dir()):
        path = folder / "style" / name
        if path.is_file():
            return path.read_text("utf-8")
    raise UsageError(f"no style sheet {name}")


@cache
def known_formats(folders: tuple[Path, ...]) -> tuple[str, ...]:
    """The names of all formats that have both templates, ours and the user's."""
    names: dict[str, set[str]] = {}
    for folder in (*folders, templates_dir()):
        for path in sorted((folder / "formats").glob("*.j2")):
            if found := re.match(r"([a-z0-9-]+)\.(md|html)\.j2\Z", path.name):
                names.setdefault(found[1], set()).add(found[2])
    return tuple(sorted(name for name, endings in names.items() if endings == {"md", "html"}))


@cache
def hash_templates(folders: tuple[Path, ...]) -> str:
    """A hash over the templates of briefs and the style of the PDF, those before ours included."""
    digest = hashlib.sha256()
    for folder in (*folders, templates_dir()):
        for part in ("formats", "parts", "style"):
            for path in sorted((folder / part).glob("*")):
                if path.suffix == ".j2" or path.name == "print.css":
                    content = hashlib.sha256(path.read_bytes()).hexdigest()
                    digest.update(f"{part}/{path.name}\0{content}\n".encode())
        digest.update(b"\n")
    return digest.hexdigest()

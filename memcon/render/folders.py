"""Where templates and styles lie: the user's own folders first, then ours."""

from collections.abc import Sequence
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

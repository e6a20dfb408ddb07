"""What is previewed, and how: the words of the command."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from memcon.folders import REGISTRIES, root_of
from memcon.render.folders import templates_dir
from memcon.site.moved import FILE as MOVED


@dataclass(frozen=True)
class Wanted:
    """What is previewed, and how."""

    paths: Sequence[Path]
    captures: Path | None = None
    templates: Sequence[Path] = ()
    title: str = "Readouts"
    ceiling: str = ""
    """The strictest marking shown; empty for all, since the preview leaves this machine never."""

    @property
    def styles(self) -> tuple[Path, ...]:
        """The folders of templates, the user's own and ours."""
        return (*self.templates, templates_dir())

    @property
    def places(self) -> tuple[Path, ...]:
        """All that a change of may change a page."""
        around: list[Path] = []
        for path in self.paths:
            folder = path if path.suffix != ".yaml" else path.parent
            root = root_of(folder / "x.yaml")
            around += [folder, *(root / f"{name}.yaml" for name in REGISTRIES), root / MOVED]
        return (*dict.fromkeys(around), *([self.captures] if self.captures else []), *self.styles)

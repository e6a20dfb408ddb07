"""What a site is made by, in one word: code, templates, styles and the packages behind them."""

import hashlib
import inspect
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

import memcon
from memcon.render.folders import templates_dir
from memcon.schemas import Readout

_PACKAGES = ("jinja2", "markdown", "markupsafe", "nh3", "pagefind-bin", "ryaml")


def fingerprint(folders: Sequence[Path]) -> str:
    """A hash that changes with anything but the readouts that decides the bytes of a site.

    `folders` are those of the user's own templates.
    """
    found = hashlib.sha256("\0".join(f"{name} {version(name)}" for name in _PACKAGES).encode())
    for path in _files(folders):
        data = path.read_bytes()
        found.update(f"\0{path.name} {len(data)}\0".encode() + data)
    return found.hexdigest()


def _files(folders: Sequence[Path]) -> Iterator[Path]:
    engine = Path(inspect.getfile(memcon)).parent
    schemas = Path(inspect.getfile(Readout)).parent
    for folder in (engine, schemas, templates_dir(), *folders):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                yield path

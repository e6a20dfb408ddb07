"""What checks pages from outside of Python: a browser, and the packages of `tools/checkers`."""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

MODULES = Path(__file__).resolve().parents[1] / "tools" / "checkers" / "node_modules"

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""With these Chromium runs in a container and asks nobody for anything."""


def program(name: str) -> str:
    """The path of a program."""
    return shutil.which(name) or missing(name)


def module(name: str) -> Path:
    """A file of a package of `tools/checkers`."""
    path = MODULES / name
    return path if path.is_file() else missing(f"tools/checkers/node_modules/{name}")


def missing(name: str) -> NoReturn:
    """Skip the test on a desk; in continuous integration nothing may be missing."""
    if os.environ.get("CI"):
        pytest.fail(f"{name} is not here, which continuous integration needs")
    pytest.skip(f"{name} is not here: make checkers brings it")

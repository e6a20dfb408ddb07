"""The registries beside a folder of contacts: people, parties and topics."""

import re
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .checks.topic_parents import check_topic_parents
from .codes import CODES
from .folders import REGISTRIES
from .load import Document, load
from .problems import Location, Problem, UnreadableError
from .schemas import Registries
from .validate import problems_of


def read_registries(root: Path) -> tuple[Registries, list[Problem]]:
    """The registries of a folder of contacts, empty where it has none or they have errors."""
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for name in REGISTRIES:
        path = root / f"{name}.yaml"
        if not path.is_file():
            continue
        try:
            document = load(path)
            Registries.model_validate({name: document.data})
            documents[name] = document
        except UnreadableError as error:
            problems += error.problems
        except ValidationError as error:
            problems += _problems(error, document, name)
    tables: dict[str, Any] = {name: document.data for name, document in documents.items()}
    registries = Registries.model_validate(tables)
    problems += [
        documents["topics"].problem(finding, CODES[finding.code].severity)
        for finding in check_topic_parents(registries)
    ]
    return registries, problems


def _problems(error: ValidationError, document: Document, name: str) -> list[Problem]:
    """The problems of a registry, at their places in its own file."""
    text = f"{name}:\n" + re.sub(r"(?m)^", " ", document.text)
    shifted = Document(document.path, {name: document.data}, text, document.sha256)
    return [
        Problem(_shift_back(item.where), item.code, item.message, item.hint)
        for item in problems_of(error, shifted, Registries)
    ]


def _shift_back(where: Location) -> Location:
    return Location(where.path, max(where.line - 1, 1), max(where.column - 1, 1))

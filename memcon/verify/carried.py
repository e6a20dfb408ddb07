"""A PDF → the files it carries, checked against its own manifest."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from memcon.brief import Brief
from memcon.context import from_data
from memcon.enclosures import CONTEXT, CORRECTIONS, MANIFEST
from memcon.load import Document, parse
from memcon.precall import Precall
from memcon.printable import Printable
from memcon.problems import MemconError, UnreadableError
from memcon.render import Attachment
from memcon.render.attached import read_attachments
from memcon.schemas import Corrections, Readout
from memcon.sheet import Sheet
from memcon.validate import validate

_KINDS: dict[str, type[Any]] = {"brief": Brief, "comparison": Sheet, "precall": Precall}


class NotOursError(MemconError):
    """The PDF carries nothing that memcon could verify; `code` says in which way."""

    exit_code = 1

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


@dataclass(frozen=True)
class Carried:
    """What a PDF carries."""

    files: tuple[Attachment, ...]
    manifest: dict[str, Any]
    page: Printable
    """What its templates saw."""
    readouts: dict[str, tuple[Document, Readout]]
    """The records by the names of their files."""

    @property
    def format(self) -> str:
        """The format of the page."""
        return str(self.manifest["page"]["format"])


def read_carried(data: bytes) -> Carried:
    """The files of a PDF. Raises NotOursError where one is missing, swapped or no longer itself."""
    try:
        files = read_attachments(data)
    except MemconError as error:
        raise NotOursError("unreadable", str(error)) from None
    except Exception as error:  # noqa: BLE001 - a damaged PDF may fail anywhere
        raise NotOursError("unreadable", f"it cannot be read: {error}") from None
    by_name = {file.name: file for file in files}
    if MANIFEST not in by_name or CONTEXT not in by_name:
        raise NotOursError("not-ours", "it carries no record and manifest of memcon")
    try:
        manifest = json.loads(by_name[MANIFEST].data)
        listed = {str(file["name"]): str(file["sha256"]) for file in manifest["files"]}
        kind = _KINDS[manifest["page"]["kind"]]
        _require_shape(manifest)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NotOursError("manifest-altered", "its manifest is not one of memcon") from None
    for name, known in listed.items():
        if name not in by_name:
            raise NotOursError("attachment-missing", f"the file {name} is no longer inside")
        if hashlib.sha256(by_name[name].data).hexdigest() != known:
            raise NotOursError(_altered(name), f"the file {name} is not the one that was put in")
    if more := sorted(set(by_name) - set(listed) - {MANIFEST}):
        raise NotOursError("attachment-added", f"a file was added: {', '.join(more)}")
    try:
        context = json.loads(by_name[CONTEXT].data)
        page = from_data(kind, context["data"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise NotOursError("context-altered", "what its templates saw cannot be read") from None
    return Carried(files, manifest, page, _readouts(files))


def _altered(name: str) -> str:
    if name == CORRECTIONS:
        return "corrections-altered"
    return "record-altered" if name.endswith(".yaml") else "context-altered"


def _require_shape(manifest: dict[str, Any]) -> None:
    """Raise ValueError, KeyError or TypeError where a part that is looked at later is not there."""
    texts = (
        manifest["page"]["format"],
        manifest["page"]["html_sha256"],
        manifest["fonts"]["sha256"],
        *manifest["versions"].values(),
    )
    flags = (manifest["templates"]["own"], *(item["enclosed"] for item in manifest["records"]))
    if not all(isinstance(item, str) for item in texts):
        raise TypeError("a text is none")
    if not all(isinstance(item, bool) for item in flags):
        raise TypeError("a flag is none")


def _readouts(files: tuple[Attachment, ...]) -> dict[str, tuple[Document, Readout]]:
    own = [file for file in files if file.name.endswith(".yaml")]
    readouts = dict(_readout(file) for file in own if file.name != CORRECTIONS)
    for file in own:
        if file.name == CORRECTIONS:
            _require_corrections(file, readouts)
    return readouts


def _require_corrections(file: Attachment, readouts: dict[str, tuple[Document, Readout]]) -> None:
    """Raise NotOursError where they are none, or name statements that no record inside has."""
    known = {
        f"{name.removesuffix('.yaml')}/{statement.id}"
        for name, (_, readout) in readouts.items()
        for statement in readout.statements
    }
    try:
        corrections = Corrections.model_validate(parse(file.data, file.name).data)
    except (UnreadableError, ValueError):
        raise NotOursError("corrections-altered", f"{file.name} cannot be read") from None
    named = (
        *(item.statements for item in corrections.join),
        *(item.statements for item in corrections.split),
        *(item.statements for item in corrections.relations),
    )
    for ref in (ref for refs in named for ref in refs):
        if ref not in known:
            words = f"{file.name} names {ref}, which no record inside has"
            raise NotOursError("corrections-altered", words)


def _readout(file: Attachment) -> tuple[str, tuple[Document, Readout]]:
    try:
        document = parse(file.data, file.name)
    except UnreadableError as error:
        raise NotOursError("record-altered", str(error.problems[0])) from None
    readout, problems = validate(document)
    if readout is None:
        raise NotOursError("record-altered", str(problems[0]))
    return file.name, (document, readout)

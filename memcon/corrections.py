"""What a person has put right in `compare.yaml`, applied to links and relations."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import ValidationError

from .corpus import Corpus
from .load import Document, load
from .problems import Finding, Problem, UnreadableError
from .record import Record
from .schemas import Corrections
from .validate import did_you_mean, problems_of

FILE = "compare.yaml"


def refs_of(record: Record) -> list[str]:
    """The statements of a record as corrections name them: "us/s3"."""
    return [f"{record.id}/{statement.id}" for statement in record.readout.statements]


def load_corrections(folder: Path, known: Collection[str]) -> tuple[Corrections, list[Problem]]:
    """The corrections of a contact's folder, none where it has no file, and all their problems.

    `known` are the statements that the contact's records have; see `refs_of`.
    """
    path = folder / FILE
    if not path.is_file():
        return Corrections(), []
    try:
        document = load(path)
        corrections = Corrections.model_validate(document.data)
    except UnreadableError as error:
        return Corrections(), list(error.problems)
    except ValidationError as error:
        return Corrections(), problems_of(error, document, Corrections)
    return corrections, list(check_corrections(corrections, document, known))


def text_of(folder: Path | None) -> bytes:
    """The corrections of a contact's folder as their file has them; empty where none are read."""
    if folder is None or not (folder / FILE).is_file():
        return b""
    try:
        return load(folder / FILE).text.encode()
    except UnreadableError:
        return b""


def check_corrections(
    corrections: Corrections, document: Document, known: Collection[str]
) -> Iterator[Problem]:
    """Corrections that name statements which the records do not have."""
    for section, entries in _sections(corrections).items():
        for number, statements in enumerate(entries):
            for index, ref in enumerate(statements):
                if ref not in known:
                    yield document.problem(
                        Finding(
                            "unknown-statement",
                            (section, number, "statements", index),
                            f'there is no statement "{ref}" in these accounts',
                            did_you_mean(ref, sorted(known)) or "write RECORD/STATEMENT, as us/s3",
                        )
                    )
    for number, verdict in enumerate(corrections.relations):
        if verdict.relation == "conflict" and verdict.reviewed_by is None:
            yield document.problem(
                Finding(
                    "conflict-not-reviewed",
                    ("relations", number),
                    "a conflict is entered without a second reviewer",
                    "add `reviewed_by`, somebody else than the one who entered it",
                ),
                "warning",
            )


def _sections(corrections: Corrections) -> Mapping[str, list[tuple[str, ...]]]:
    return {
        "join": [item.statements for item in corrections.join],
        "split": [item.statements for item in corrections.split],
        "relations": [item.statements for item in corrections.relations],
    }


def check_contacts(readouts: Sequence[Path], corpus: Corpus) -> Iterator[Problem]:
    """The problems of each `compare.yaml` that lies beside these readouts."""
    for folder in dict.fromkeys(path.parent for path in readouts):
        if (folder / FILE).is_file():
            first, *_ = sorted(path for path in readouts if path.parent == folder)
            record, _ = corpus.record(first)
            records = [*filter(None, [record]), *corpus.others(first)]
            known = {ref for item in records for ref in refs_of(item)}
            yield from load_corrections(folder, known)[1]

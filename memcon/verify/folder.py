"""A folder of outputs → a verdict by its signed list."""

from pathlib import Path

from memcon.problems import OutputError
from memcon.signing.sums import check_sums

from .verdict import Finding, Verdict, doubt, holds


def verify_folder(folder: Path, key: Path | None) -> Verdict:
    """Whether every file of a folder is as its list SHA256SUMS has it, and who signed the list."""
    try:
        found = check_sums(folder, key)
    except OutputError as error:
        return Verdict(str(folder), (doubt("List", "list-not-signed", f"{error}."),))
    findings: list[Finding] = [
        doubt("Files", f"file-{item.what.replace(' ', '-')}", f"{item.path} is {item.what}.")
        for item in found
    ]
    if not findings:
        findings.append(holds("Files", "each is as the list has it."))
    if key is None:
        findings.append(
            doubt("List", "key-not-given", "who signed it is not checked without --key.")
        )
    else:
        findings.append(holds("List", "signed with the key given."))
    return Verdict(str(folder), tuple(findings))

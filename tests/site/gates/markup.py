"""Pages → what two checkers of HTML find wrong with their text, each run once for all pages."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import playwright
from checkers import MODULES, module, program
from finding import Finding
from serving import Files

# Nu reads the pages from our own server, as a host serves them. From the disk, `'self'` of a
# page's policy stands for nothing, and Nu would warn of every style sheet.
_LOOPBACK = "-Dnu.validator.servlet.allow-forbidden-hosts=true"

# Compiled once and plainly, Java takes half the time for work of a minute, but more of the stack.
_PLAIN = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")

# A block of data is no script: browsers never run it, and no policy forbids it (CSP level 3,
# section 6.7.3). Nu takes it for one; that in truth nothing is forbidden, Chromium tells.
_DATA = '<script type="application/ld+json">'
_TAKEN_FOR_SCRIPT = "Inline script violates Content Security Policy (meta tag): "


def ask_nu(address: str, paths: Sequence[str]) -> list[Finding]:
    """Errors, warnings and remarks of the Nu Html Checker on pages and style sheets."""
    jar = module("vnu-jar/build/dist/vnu.jar")
    command = [
        program("java"),
        *_PLAIN,
        _LOOPBACK,
        "-jar",
        str(jar),
        "--stdout",
        "--format",
        "json",
    ]
    done = subprocess.run(
        [*command, "--also-check-css", *(address + path for path in paths)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.startswith("{"), done.stdout + done.stderr
    return [
        Finding(
            message.get("url", address).removeprefix(address),
            "nu",
            f"line {message.get('lastLine', 0)}: {message['message']}",
        )
        for message in json.loads(done.stdout)["messages"]
        if not (message["message"].startswith(_TAKEN_FOR_SCRIPT) and _marked(message) == _DATA)
    ]


def _marked(message: dict[str, Any]) -> str:
    """The piece of the page that a message of Nu is about."""
    start = message["hiliteStart"]
    return str(message["extract"][start : start + message["hiliteLength"]])


def ask_html_validate(files: Files, folder: Path) -> Iterator[Finding]:
    """Errors and warnings of html-validate; `folder`, an empty one, holds the pages for it."""
    report = folder / "report.json"
    for path, data in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    # The driver of the browser brings a Node of its own, as new as html-validate wants it.
    node = Path(playwright.__file__).parent / "driver" / "node"
    done = subprocess.run(
        [
            str(node),
            str(module("html-validate/bin/html-validate.mjs")),
            f"--config={MODULES.parent / 'htmlvalidate.json'}",
            f"--formatter=json={report}",
            str(folder),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert report.is_file(), done.stdout + done.stderr
    for result in json.loads(report.read_text("utf-8")):
        path = PurePosixPath(result["filePath"]).relative_to(folder)
        for message in result["messages"]:
            yield Finding(
                str(path),
                "html-validate",
                f"line {message['line']}: {message['ruleId']}: {message['message']}",
            )

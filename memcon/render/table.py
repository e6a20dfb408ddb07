"""A coding sheet → CSV, for a spreadsheet or a statistics program."""

import csv
import io
from dataclasses import astuple

from memcon.brief import Brief
from memcon.codesheet import COLUMNS
from memcon.printable import Printable

# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render_table(brief: Printable, format: str) -> str:  # noqa: A002, ARG001 - as all renderers
    """The rows as CSV (RFC 4180) with a header; empty for what is not made of one readout.

    A cell that a spreadsheet would compute begins with an apostrophe.
    """
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in brief.codes.rows if isinstance(brief, Brief) else ():
        writer.writerow(
            [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in astuple(row)]
        )
    return made.getvalue()

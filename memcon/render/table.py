"""A coding sheet → CSV, for a spreadsheet or a statistics program."""

import csv
import io
import re
from dataclasses import astuple

from memcon.brief import Brief
from memcon.codesheet import COLUMNS
from memcon.printable import Printable

# Where a cell begins so, a spreadsheet takes it for a formula (OWASP, CSV injection). In many
# languages it begins a cell behind each semicolon, and some do behind a tab or in a new line.
_FORMULA = re.compile('(?:^|(?<=[;\t\r\n]))(?=[ "]*[=+\\-@\uff1d\uff0b\uff0d\uff20])')


def render_table(brief: Printable, format: str) -> str:  # noqa: A002, ARG001 - as all renderers
    """The rows as CSV (RFC 4180) with a header; empty for what is not made of one readout.

    What a spreadsheet would compute has an apostrophe before it.
    """
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in brief.codes.rows if isinstance(brief, Brief) else ():
        writer.writerow([_FORMULA.sub("'", cell) for cell in astuple(row)])
    return made.getvalue()

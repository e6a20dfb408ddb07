"""Texts made to keep a pattern busy: the work grows with the text, not faster."""

import pytest

from memcon.parse.document import read_document
from memcon.parse.event import find_event
from memcon.parse.people import find_cast

LENGTH = 20_000
UNITS = """
(|a |"|A |A. |,|“|. |a\\n|Jan. |THE |*|_|/x/ |“a”. |"a |x: y\\n|A-A-|«a |1-|’s |é
|President |President, |President of |President and |the President of Malta, |Foreign |Minister of
|Russian and |Republic of |of |Ann Example |Ann Example, |President Ann Example and |bin |van der
|Presidents |I. J. |H.E. Mr. |His Majesty |counterpart, |Adviser to President A, |X Y said
|call |held a call |spoke with |Ann Example spoke with |called Ann Example. |received a call from
|at the initiative of |at the request of |one |an hour |for 5 minutes |the first |since |twenty-
|May 5 |May 1-|on Monday |today |in A |Following A |The following to |By A |the 5th call since
"""


@pytest.mark.parametrize("unit", UNITS.replace("\n", "").split("|"), ids=repr)
def test_a_long_repetition_is_read(unit: str) -> None:
    """A hundred thousand signs of anything are a matter of moments; a hang would show here.

    The length is a fifth of that, for the sake of the suite.
    """
    word = unit.replace("\\n", "\n") or " "
    account = f"President Ann Example spoke. {word * (LENGTH // len(word))} with Bo Muster."
    document = read_document(account, {"title": "Call with Bo Muster", "issuer": "White House"})
    assert len(document.flat) == len(account)
    find_event(document, find_cast(document))

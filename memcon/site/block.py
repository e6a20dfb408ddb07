"""A description of a page → a block of data in its head.

No browser runs it and no content policy speaks of it (HTML, "prepare the script element"); search
engines read descriptions nowhere else.
"""

import json
from typing import Any

from markupsafe import Markup

_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def as_block(data: dict[str, Any]) -> Markup:
    """The block. No character of the data can end it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(text))  # noqa: S704

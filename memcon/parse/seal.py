"""The line by which a draft that nobody has edited is known.

The second line of a draft holds the SHA-256 of all that follows it. While that is true, no person
has changed the draft, and a further run may replace it; any edit breaks the seal for good.
"""

import hashlib
import re

_LINE = "# written by memcon parse; sha256 of what follows: "
_SEALED = re.compile(rb"# yaml-language-server:[^\n]*\n" + _LINE.encode() + rb"([0-9a-f]{64})\n")


def seal(content: str, schema: str) -> bytes:
    """The draft as it is stored; `schema` is the address of the JSON Schema for an editor."""
    digest = hashlib.sha256(content.encode()).hexdigest()
    return f"# yaml-language-server: $schema={schema}\n{_LINE}{digest}\n{content}".encode()


def is_untouched(raw: bytes) -> bool:
    """Whether a stored readout is still, to the byte, what a run of the parser wrote."""
    found = _SEALED.match(raw)
    return found is not None and hashlib.sha256(raw[found.end() :]).hexdigest() == found[1].decode()

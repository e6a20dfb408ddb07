"""Brief → a mail that is not yet sent: plain text, and the same as HTML."""

import hashlib
import re
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from memcon.language import ENGLISH, Language
from memcon.printable import Printable

from .html import HtmlRenderer
from .plain import PlainRenderer
from .text import to_bare


class MailRenderer:
    """Renders briefs as `.eml` files with the user's templates before ours."""

    def __init__(self, folders: Sequence[Path] = (), language: Language = ENGLISH) -> None:
        self._html = HtmlRenderer(folders, style="mail.css", language=language)
        self._plain = PlainRenderer(folders, language)

    def render(self, brief: Printable, format: str) -> bytes:  # noqa: A002 - the word of the trade
        """The brief as a mail without sender, receiver and date: who sends it fills them in.

        RFC 5322, with both forms of the body in one multipart/alternative (RFC 2046 section 5.1.4:
        the plain one first). A marking goes before the subject. Equal input gives equal bytes.
        """
        page = self._html.render(brief, format)
        mail = EmailMessage(SMTP)
        marking = f"[{brief.marking}] " if brief.marking else ""
        mail["Subject"] = f"{marking}{to_bare(brief.title)}"
        mail["X-Unsent"] = "1"  # Outlook opens it for writing
        mail.set_content(self._plain.render(brief, format), cte="quoted-printable")
        mail.add_alternative(page, subtype="html", cte="quoted-printable")
        mail.set_boundary(f"memcon-{hashlib.sha256(page.encode()).hexdigest()[:32]}")
        return _ACTED_ON.sub(_encode, mail.as_bytes())


# Where a line begins so, a server on the way may end the mail, or put a sign before it (RFC 2049,
# section 3). Both bodies are quoted-printable, and no header begins so.
_ACTED_ON = re.compile(rb"(?<=\n)(?:\.|From )")


def _encode(found: re.Match[bytes]) -> bytes:
    return b"=%02X%s" % (found[0][0], found[0][1:])

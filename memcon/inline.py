"""Free text of a record, told from words that are plain: `str` has no Markdown in it."""


class Inline(str):
    """Free text of a record, which may hold inline Markdown. A plain `str` holds none."""

    __slots__ = ()


class Worded(Inline):
    """Words in the brief's language that stand in the place of free text, or lead up to it."""

    __slots__ = ()

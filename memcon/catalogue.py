"""The text of a gettext catalogue (`.po`) → its translations, without a build step."""

from gettext import GNUTranslations
from io import BytesIO


def read_catalogue(text: str) -> GNUTranslations:
    """The translations of a catalogue; a message that is not translated, or fuzzy, says itself."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(text.encode())))
    compiled.seek(0)
    return GNUTranslations(compiled)

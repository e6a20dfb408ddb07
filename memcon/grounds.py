"""What all outputs of a build are made with, in hashes: code, templates, fonts, libraries."""

from collections.abc import Mapping
from dataclasses import dataclass

from .jobs import Wanted
from .memory import Memory, Place, key_of
from .render.folders import templates_dir
from .tool import code_folders, versions


@dataclass(frozen=True, slots=True)
class Grounds:
    """One hash over the code with all that it runs on, and one for each kind of output."""

    code: str
    outputs: Mapping[str, str]


def read_grounds(memory: Memory, wanted: Wanted) -> Grounds:
    """The grounds of a build; the memory is to stand on them.

    Raises FolderError where a folder of templates cannot be listed.
    """
    sources = [memory.stand_on(Place(str(folder))).sha256 for folder in code_folders()]
    code = key_of("code", *sources, versions()).hex()
    folders = [str(folder) for folder in (*wanted.templates, templates_dir())]
    templates = [memory.stand_on(Place(folder)).sha256 for folder in folders]
    text = key_of("text", code, repr(templates)).hex()
    outputs = dict.fromkeys(wanted.outputs, text)
    if "pdf" in wanted.outputs:
        from .render.fonts import font_folders, prepare_fonts
        from .render.scripts import SCRIPT_FILES
        from .render.versions import printing

        for folder in font_folders():  # a font that comes later changes the pages too
            memory.watch(Place(str(folder), tuple(SCRIPT_FILES)))
        fonts = prepare_fonts()
        cuts = memory.stand_on(Place(str(fonts.folder.resolve()))).sha256
        # A page may hold links from where it lies, so the folders themselves count too.
        outputs["pdf"] = key_of("pdf", text, repr(folders), fonts.sha256, cuts, printing()).hex()
    return Grounds(code, outputs)

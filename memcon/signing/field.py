"""An empty signature field that a tagged PDF may hold."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name

from memcon.problems import SourceError

FIELD = "Signature1"
_LABEL = "Signature"
_PRINT, _LOCKED = 1 << 2, 1 << 7
_SIGNATURES_EXIST, _APPEND_ONLY = 1, 2
_AS_WRITTEN = pikepdf.StreamDecodeLevel.none


def add_field(data: bytes) -> bytes:
    """The PDF with an empty invisible signature field in its structure tree.

    A field that stands outside of a Form element breaks PDF/UA-1 (ISO 14289-1, 7.18.1), so it is
    made here and not by the library that signs. Flags: ISO 32000-1, tables 165 and 219. Raises
    SourceError where the PDF is not tagged.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if Name.StructTreeRoot not in pdf.Root:
            raise SourceError("the PDF has no tags: it is none that memcon made")
        tree, page = pdf.Root.StructTreeRoot, pdf.pages[0].obj
        key = int(tree.get(Name.ParentTreeNextKey, 0)) or _next_key(tree)
        widget = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=FIELD,
                TU=_LABEL,
                Contents=_LABEL,
                Rect=Array([0, 0, 0, 0]),
                F=_PRINT | _LOCKED,
                P=page,
                StructParent=key,
            )
        )
        _tag(pdf, tree, widget, key)
        page[Name.Annots] = Array([*page.get(Name.Annots, Array()), widget])
        page[Name.Tabs] = Name.S
        flags = _SIGNATURES_EXIST | _APPEND_ONLY
        pdf.Root.AcroForm = Dictionary(Fields=Array([widget]), SigFlags=flags)
        made = io.BytesIO()
        pdf.save(
            made,
            deterministic_id=True,
            compress_streams=False,
            stream_decode_level=_AS_WRITTEN,
            fix_metadata_version=False,  # it writes the XMP anew
        )
        return made.getvalue()


def _tag(pdf: pikepdf.Pdf, tree: pikepdf.Object, widget: pikepdf.Object, key: int) -> None:
    """Give the field its Form element, and the number tree the way back to it."""
    document = tree.K[0] if isinstance(tree.K, Array) else tree.K
    form = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Form, P=document, Alt=_LABEL))
    reference = Dictionary(Type=Name.OBJR, Obj=widget, Pg=widget.P)
    form.K = Array([pdf.make_indirect(reference)])
    children = document.get(Name.K, Array())
    document.K = Array([*(children if isinstance(children, Array) else [children]), form])
    tree.ParentTree.Nums = Array([*tree.ParentTree.Nums, key, form])
    tree.ParentTreeNextKey = key + 1


def _next_key(tree: pikepdf.Object) -> int:
    numbers = [int(number) for number in list(tree.ParentTree.Nums)[::2]]
    return max(numbers, default=-1) + 1

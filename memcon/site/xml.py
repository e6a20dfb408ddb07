"""Trees → XML files."""

from xml.etree import ElementTree as ET


def as_xml(tree: ET.Element) -> bytes:
    """A tree as UTF-8 with its declaration, indented, the same bytes each time."""
    ET.indent(tree)
    text: str = ET.tostring(tree, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()

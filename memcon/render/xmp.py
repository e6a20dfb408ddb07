"""The properties of a PDF as XMP: what WeasyPrint writes, that it is PDF/UA, and Dublin Core."""

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

_END = b"</rdf:RDF>"
_UA = """\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about=""
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""PDF/A knows a property of PDF/UA by its description in the file only (ISO 19005-3, 6.6.2.3)."""

_DUBLIN_CORE = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def complete_packet(packet: bytes, metadata: Any) -> bytes:
    """The packet with what is not WeasyPrint's to write; `metadata` is its account of the page."""
    if packet.count(_END) != 1:
        raise ValueError("the properties are not written as they used to be")
    ours = _UA + "".join(_dublin_core(metadata))
    return packet.replace(_END, ours.encode() + _END)


def _dublin_core(metadata: Any) -> Iterator[str]:
    """Of the page's `dcterms` properties those that XMP knows by another shape."""
    given = {name: value for name, value in metadata.custom.items() if value}
    if metadata.created:
        yield _property("date", _container("Seq", metadata.created[:10]))
    if metadata.lang:
        yield _property("language", _container("Bag", metadata.lang))
    if rights := given.get("dcterms.rights"):
        yield _property("rights", _alternative(rights))
    for name in ("identifier", "source"):
        if value := given.get(f"dcterms.{name}"):
            yield _property(name, escape(value))


def _property(name: str, value: str) -> str:
    element = f"<dc:{name}>{value}</dc:{name}>"
    return f'<rdf:Description rdf:about="" {_DUBLIN_CORE}>{element}</rdf:Description>\n'


def _container(kind: str, value: str) -> str:
    return f"<rdf:{kind}><rdf:li>{escape(value)}</rdf:li></rdf:{kind}>"


def _alternative(value: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(value)}</rdf:li></rdf:Alt>'

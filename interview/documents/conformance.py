"""The finishing touches that let one file be PDF/A-3a and PDF/UA-1 at once.

WeasyPrint writes one standard's mark; the other has to stand in the same RDF block, with a
description of its schema (ISO 19005-3, 6.6.2.3), or a validator sees two blocks and refuses. It
also leaves out the direction of table headers (ISO 14289-1, 7.5). It must never touch content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pydyf  # type: ignore[import-untyped]

_END_OF_RDF = b"</rdf:RDF>"
_METADATA = """\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
_IDENTIFIER = """\
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier>{identifier}</dc:identifier></rdf:Description>
"""
IDENTIFIER_PREFIX = "urn:sha256:"
"""Before the fingerprint of the embedded data, in the field ``dc:identifier``."""


def finish(pdf: pydyf.PDF, fingerprint: str | None) -> None:
    """Complete ``pdf`` in place, just before WeasyPrint writes it.

    ``fingerprint`` is the SHA-256 of the embedded data in hexadecimal; None when nothing is embedded.
    """
    _complete_metadata(pdf, fingerprint)
    _direct_table_headers(pdf)


def _complete_metadata(pdf: pydyf.PDF, fingerprint: str | None) -> None:
    stream = pdf.objects[_number(pdf.catalog["Metadata"])]
    known = "" if fingerprint is None else _IDENTIFIER.format(identifier=IDENTIFIER_PREFIX + fingerprint)
    block = (_METADATA + known).encode()
    before, end, after = stream.stream[0].rpartition(_END_OF_RDF)
    stream.stream[0] = before + block + end + after


def _direct_table_headers(pdf: pydyf.PDF) -> None:
    """Say of every TH whether it heads a column (its row stands in a THead) or a row."""
    for element in pdf.objects:
        if isinstance(element, dict) and element.get("S") == "/TH" and "A" in element:
            row = pdf.objects[_number(element["P"])]
            group = pdf.objects[_number(row["P"])]
            element["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"


def _number(reference: bytes | str) -> int:
    """Return the object number in a PDF reference such as ``b"12 0 R"``."""
    return int(reference.split()[0])

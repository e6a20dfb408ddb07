"""Whose account a text is, as its header and its page tell."""

from .model import Document
from .offices import holder_named
from .places import party_of_address, party_of_words


def find_issuer(document: Document) -> str | None:
    """The party whose account it is: by the publisher's name, else by the page's address."""
    header = document.header
    for key in ("party", "issuer", "publisher", "source"):
        words = header.get(key, "")
        found = words if key == "party" else party_of_words(words)
        if found:
            return found
        holder = holder_named(tuple(words.split()), document.published)
        if holder and " " in words:
            return holder.party
    address = party_of_address(header.get("url", ""))
    if address:
        return address
    offices = (block for block in document.blocks if block.kind in ("office", "attribution"))
    found_there = (party_of_words(document.words(block.span)) for block in offices)
    return next((party for party in found_there if party), None)

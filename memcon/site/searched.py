"""A readout as the page that Pagefind reads: its words, its filters, and where each word stands.

Pagefind keeps an index of pages, and of a page the places that have an id: so a readout is one
entry, however many statements it has, and an index of a hundred thousand statements can be made and
read. Of a place Pagefind keeps nothing but the id. So the id tells the search page what the filters
are of this one statement: "s3/0/2,5/1" is statement s3, of the first of the kinds that the readout
has, of two of its people, on one of its topics, each list in the order of its letters.
"""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from .search import Findable, Place

_LANGUAGE = "en"


def as_page(item: Findable) -> str:
    """The page."""
    return Markup("").join(_pieces(item))


def _pieces(item: Findable) -> Iterator[Markup]:
    yield Markup('<html lang="{}"><body><h1>{}</h1>').format(_LANGUAGE, item.title)
    yield _hidden("meta", "note", item.note)
    yield _hidden("sort", "date", item.date)
    for name, values in item.filters.items():
        for value in values:
            yield _hidden("filter", name, value)
    yield Markup("<p>{}</p>").format(item.words)
    for place in item.places:
        yield Markup('<p id="{}">{}</p>').format(_id(place, item), place.words)
    yield Markup("</body></html>")


def _hidden(what: str, name: str, value: str) -> Markup:
    """What is said of the page and is none of its words."""
    return Markup('<meta data-pagefind-{}="{}[content]" content="{}">').format(what, name, value)


def _id(place: Place, item: Findable) -> str:
    parts = (
        _numbers([place.kind], item.filters["statement"]),
        _numbers(place.people, item.filters["person"]),
        _numbers(place.topics, item.filters["topic"]),
    )
    return "/".join((place.id, *parts))


def _numbers(labels: Sequence[str], among: Sequence[str]) -> str:
    return ",".join(str(among.index(label)) for label in labels)

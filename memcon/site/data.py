"""Site → everything on it that is for programs: interface, feeds, calendar, descriptions, index."""

from collections.abc import Iterator

from .addresses import Addresses
from .api import Output, api
from .calendar import calendar
from .feeds import feeds
from .model import Site
from .pagefind import index
from .search import findables
from .structured import structured


def list_data(site: Site, addresses: Addresses) -> Iterator[Output]:
    """Every such file that does not depend on which pages there are.

    Raises OutputError where the search index cannot be made.
    """
    yield from api(site, addresses)
    yield from feeds(site, addresses)
    yield from calendar(site, addresses)
    yield from structured(site, addresses)
    yield from index(findables(site))

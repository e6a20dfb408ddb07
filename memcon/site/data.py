"""Site → everything on it that is for programs: interface, feeds, calendar, descriptions."""

from collections.abc import Iterator

from .addresses import Addresses
from .api import Output, api_lists, api_of
from .calendar import calendar
from .contacts import ContactPage
from .feeds import feeds
from .model import Site
from .structured import structured_lists, structured_of


def list_data(site: Site, addresses: Addresses) -> Iterator[Output]:
    """Every such file that is about more than one contact."""
    yield from api_lists(site, addresses)
    yield from feeds(site, addresses)
    yield from calendar(site, addresses)
    yield from structured_lists(site, addresses)


def data_of(contact: ContactPage, addresses: Addresses) -> Iterator[Output]:
    """Every such file of one contact."""
    yield from api_of(contact, addresses)
    yield from structured_of(contact, addresses)

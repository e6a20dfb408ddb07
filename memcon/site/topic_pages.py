"""The pages of topics: what was said on each, contact by contact."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from .contacts import ContactPage
from .leads import TopicPage
from .model import Site
from .older import listed
from .page import Page
from .places import TOPICS

NEWEST = 100
"""Contacts on the page of a topic: each has several statements."""


def list_topic_pages(site: Site, marking: str) -> Iterator[Page]:
    """The topics: all of them, then each."""
    below: dict[str, list[Any]] = {}
    for topic in site.topics:
        below.setdefault(topic.parent, []).append(topic)
    yield Page(
        TOPICS,
        "topics",
        "Topics",
        "What the accounts of this site speak of.",
        "Topics",
        marking,
        {"site": site, "below": below},
    )
    labels = {topic.slug: topic for topic in site.topics}
    for topic in site.topics:
        contacts = [site.contact(slug) for slug in topic.contacts]
        found = listed(topic.path, contacts, NEWEST)
        pages = [(topic.path, topic.title, found.newest)]
        pages += [(part.path, f"{topic.title}, {part.year}", part.contacts) for part in found.years]
        for path, title, shown in pages:
            is_first = path == topic.path
            yield Page(
                path,
                "topic",
                title,
                f"What the accounts say of {topic.title}.",
                "Topics",
                marking,
                {
                    "site": site,
                    "topic": topic,
                    "above": labels.get(topic.parent) if is_first else topic,
                    "below": below.get(topic.slug, ()) if is_first else (),
                    "groups": _groups(topic, shown),
                    "more": found.more if is_first else 0,
                    "parts": found.years,
                },
            )


def _groups(topic: TopicPage, shown: Sequence[ContactPage]) -> list[tuple[ContactPage, Any]]:
    """What was said on a topic in some contacts."""
    contacts = {contact.slug: contact for contact in shown}
    mentions = (item for item in topic.mentions if item.readout.contact in contacts)
    return [
        (contacts[slug], [(item, item.said.told) for item in group])
        for slug, group in groupby(mentions, key=lambda item: item.readout.contact)
    ]

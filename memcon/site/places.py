"""The places of the pages that every site has."""

from pathlib import PurePosixPath

HOME = PurePosixPath("index.html")
STEPS = PurePosixPath("steps.html")
CORRECTIONS = PurePosixPath("corrections.html")
METHOD = PurePosixPath("method.html")
NOT_FOUND = PurePosixPath("404.html")
PEOPLE = PurePosixPath("people/index.html")
PARTIES = PurePosixPath("parties/index.html")
TOPICS = PurePosixPath("topics/index.html")
CONTACTS = PurePosixPath("contacts")

NAVIGATION = (
    ("Contacts", HOME),
    ("Parties", PARTIES),
    ("People", PEOPLE),
    ("Topics", TOPICS),
    ("Next steps", STEPS),
    ("How to read", METHOD),
)

"""A brief as a mail that is not yet sent."""

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from memcon.brief import Brief
from memcon.corpus import Corpus
from memcon.render.mail import MailRenderer
from memcon.render.plain import WIDTH, PlainRenderer
from memcon.view import brief

CONTACT = Path(__file__).parent / "briefs" / "2030-01-02-alpha-beta"


def made() -> Brief:
    corpus = Corpus()
    record, _ = corpus.record(CONTACT / "alpha.yaml")
    assert record is not None
    return brief(record, corpus.others(CONTACT / "alpha.yaml"))


def mail() -> EmailMessage:
    found = message_from_bytes(MailRenderer().render(made(), "onepage"), policy=default)
    assert isinstance(found, EmailMessage)
    assert not found.defects
    return found


def test_a_mail_has_the_plain_text_first_and_the_page_second() -> None:
    plain, page = mail().iter_parts()
    assert plain.get_content_type() == "text/plain"
    text = plain.get_content().replace("\r\n", "\n")
    assert text == PlainRenderer().render(made(), "onepage")
    assert page.get_content_type() == "text/html"
    assert made().bottom_line.split()[0] in page.get_content()


def test_the_page_of_a_mail_asks_for_nothing_and_uses_what_mail_programs_know() -> None:
    page = list(mail().iter_parts())[1].get_content()
    assert not re.search(r"<(?:script|img|link|iframe)\b", page)
    assert "var(" not in page
    assert "url(" not in page
    assert "display: grid" not in page


def test_the_marking_goes_before_the_subject_and_nobody_is_addressed() -> None:
    found = mail()
    assert found["Subject"].startswith(f"[{made().marking}] ")
    assert found["X-Unsent"] == "1"
    assert found["From"] is found["To"] is found["Date"] is None


def test_equal_briefs_give_equal_mails() -> None:
    assert MailRenderer().render(made(), "bluf") == MailRenderer().render(made(), "bluf")
    assert MailRenderer().render(made(), "bluf") != MailRenderer().render(made(), "record")


def test_no_line_of_the_text_is_longer_than_a_mail_allows() -> None:
    lines = PlainRenderer().render(made(), "record").split("\n")
    assert max(len(line) for line in lines if " " in line.strip()) <= WIDTH

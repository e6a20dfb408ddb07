"""A reader who types, filters and clicks, on a site at the root of a server and in a folder."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from serving import serve
from three_contacts import site

from memcon.site.build import list_files


@pytest.fixture(scope="module", params=["/", "/briefs/"], ids=["root", "folder"])
def address(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Where the site is served."""
    made = site(tmp_path_factory.mktemp("readouts"))
    files = dict(list_files(made, moved={"topics/cereals.html": "topics/trade.html"}))
    with serve(files, below=request.param) as address:
        yield address


@pytest.fixture
def reader(tab: Page, address: str) -> Iterator[Page]:
    """A page that must stay within the site, and give no cause to complain."""
    complaints: list[str] = []
    tab.on("console", lambda line: complaints.append(line.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("request", lambda sent: sent.url.startswith(address) or complaints.append(sent.url))
    yield tab
    assert not complaints


def lands_on(reader: Page, statement: str) -> None:
    """The reader sees the statement that the address names, and it is marked."""
    place = reader.locator(f"#{statement}")
    expect(place).to_be_in_viewport()
    expect(place).to_have_css("background-color", "rgb(253, 240, 196)")


def test_a_typed_query_leads_to_the_statement(reader: Page, address: str) -> None:
    """From the home page: type words, choose a party, click the result, see the statement."""
    reader.goto(address)
    reader.get_by_role("searchbox", name="Search the accounts").fill("tariffs")
    reader.get_by_role("button", name="Search").click()
    expect(reader).to_have_url(f"{address}search.html?q=tariffs")
    expect(reader.locator("main output")).to_have_text(re.compile(r"^\d accounts$"))
    reader.get_by_label("Words").fill("barley")
    reader.get_by_label("Words").press("Enter")
    expect(reader.locator("main output")).to_have_text(re.compile(r"^[2-9] accounts$"))
    reader.locator("select[name=party]").select_option("Alpha")
    reader.locator("select[name=topic]").select_option("Trade")
    expect(reader.locator("main output")).to_have_text("1 account")
    expect(reader.locator("#found mark")).to_have_text(["barley"])
    expect(reader.locator("#found > li > a")).to_have_text(["Alphan account: tariffs <down>"])
    reader.locator("#found li li a").click()
    expect(reader).to_have_url(f"{address}contacts/2030-01-02-alpha-beta/alpha.html#s1")
    lands_on(reader, "s1")
    reader.go_back()
    expect(reader.locator("main output")).to_have_text("1 account")


def test_filters_alone_find_the_newest_first(reader: Page, address: str) -> None:
    """Without words, everything that the filters leave, by the day of the contact."""
    reader.goto(f"{address}search.html")
    reader.get_by_label("Statement").select_option("Next step")
    expect(reader.locator("main output")).to_have_text("2 accounts")
    statements = reader.locator("#found li li a")
    expect(statements).to_have_count(2)
    links = [link.get_attribute("href") or "" for link in statements.all()]
    assert [re.sub(r".*/contacts/", "", link) for link in links] == [
        "2031-05-06-alpha-beta/alpha.html#s3",
        "2030-01-02-alpha-beta/alpha.html#s3",
    ]


def test_an_old_address_leads_on_to_the_same_place(reader: Page, address: str) -> None:
    """The page at an old address goes on to the new one, with the place in it."""
    reader.goto(f"{address}topics/cereals.html#main")
    expect(reader).to_have_url(f"{address}topics/trade.html#main")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Trade")


def test_the_home_page_is_filtered(reader: Page, address: str) -> None:
    """A filter leaves its contacts in the list and on the timeline; a click opens one."""
    reader.goto(address)
    rows, marks = reader.locator(".list li"), reader.locator("[data-mark]")
    total = rows.count()
    assert marks.count() == total == 3
    reader.get_by_label("Year").select_option("2030")
    expect(reader.locator(".filters output")).to_have_text("1 of 3 contacts")
    expect(rows.filter(visible=True)).to_have_count(1)
    expect(reader.locator(".list h2").filter(visible=True)).to_have_text(["2030"])
    expect(reader.locator("[data-mark].off")).to_have_count(2)
    expect(reader.locator("[data-mark]:not(.off)")).to_have_attribute(
        "data-mark", "2030-01-02-alpha-beta"
    )
    expect(reader).to_have_url(re.compile(r"\?year=2030$"))
    reader.reload()
    expect(rows.filter(visible=True)).to_have_count(1)
    reader.get_by_label("Kind").select_option("meeting")
    expect(reader.locator(".filters output")).to_have_text("0 of 3 contacts")
    reader.get_by_role("button", name="Show all").click()
    expect(rows.filter(visible=True)).to_have_count(total)
    expect(reader.locator("[data-mark].off")).to_have_count(0)
    reader.locator("select[name=accounts]").select_option(index=1)
    rows.filter(visible=True).first.get_by_role("link").first.click()
    expect(reader).to_have_url(re.compile(re.escape(address) + "contacts/.+"))


def test_a_number_opens_the_words_of_the_source(reader: Page, address: str) -> None:
    """A click on a number shows the words; the link of the words leads back to their line."""
    reader.goto(f"{address}contacts/2030-01-02-alpha-beta/index.html")
    words = reader.get_by_text("“wants tariffs cut”")
    expect(words).to_be_hidden()
    reader.get_by_text("alpha 1", exact=False).first.click()
    expect(words).to_be_visible()
    reader.locator("#e-alpha-s1").get_by_role("link", name="link to this line").click()
    expect(reader).to_have_url(re.compile(r"/alpha\.html#s1$"))
    lands_on(reader, "s1")

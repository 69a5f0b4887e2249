"""What readers come to the search box for, each in at most three steps from home. Opening the box is the first step,
typing or pasting the second, Enter or a click the third."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect


def _asked(page: Page, address: str, query: str) -> Locator:
    """Two steps: from home, open the box and paste."""
    page.goto(address)
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("searchbox").fill(query)
    expect(dialog.get_by_role("status")).to_have_text(re.compile(r"result|here|found|Type", re.IGNORECASE))
    return dialog


@pytest.mark.parametrize(
    "query",
    ["Mr Stefan SCHENNACH, Austria, SOC", "3. SCHENNACH Stefan, Autriche, SOC ;", "schennach, stefan", "S. Schennach"],
)
def test_a_name_from_a_printed_list(page: Page, address_published: str, query: str) -> None:
    """I have a line of a list of signatories: who is that, and what else did they sign? Three steps."""
    dialog = _asked(page, address_published, query)
    expect(dialog.get_by_role("region", name="People").get_by_role("link").first).to_have_text("Stefan SCHENNACH")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address_published}signatories/stefan-schennach-at/")


@pytest.mark.parametrize(
    ("query", "name"), [("Schenach", "SCHENNACH"), ("Kurkchu", "KÜRKÇÜ"), ("Andrei Hunko", "Andrej HUNKO")]
)
def test_a_name_with_a_slip_of_the_finger(page: Page, address_published: str, query: str, name: str) -> None:
    """I heard a name and do not know how it is spelled. Three steps."""
    dialog = _asked(page, address_published, query)
    line = dialog.get_by_text(re.compile("^Did you mean"))
    line.get_by_role("link", name=re.compile(name)).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("Autriche", "countries/austria/"),
        ("Turquie", "countries/turkiye/"),
        ("the former Yugoslav Republic of Macedonia", "countries/north-macedonia/"),
        ("PPE/DC", "groups/epp-cd/"),
        ("SOC", "groups/soc/"),
        ("2017", "years/2017/"),
    ],
)
def test_a_country_a_group_or_a_year(page: Page, address_published: str, query: str, path: str) -> None:
    """What did a country, a group or a year do here? I know its French or its former name. Three steps."""
    _asked(page, address_published, query)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address_published}{path}")


@pytest.mark.parametrize(
    "query",
    [
        "Written declaration No. 638 | Doc. 14416 | 11 October 2017",
        "Déclaration écrite n° 638",
        "doc 14416",
        "http://assembly.coe.int/nw/xml/XRef/Xref-XML2HTML-en.asp?fileid=24151&lang=en",
        "https://pace.coe.int/fr/files/24151",
        "/declarations/638/#p3",
    ],
)
def test_a_declaration_that_somebody_cites(page: Page, address_published: str, query: str) -> None:
    """Somebody cites a declaration: show me. Three steps."""
    _asked(page, address_published, query)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(f"{address_published}declarations/638/") + "(#p3)?$"))


def test_members_of_a_country_in_a_group(page: Page, address_published: str) -> None:
    """What did Italy's members in EPP/CD sign? Three steps."""
    dialog = _asked(page, address_published, "Italy EPP/CD")
    link = dialog.get_by_role("link", name="Declarations signed by somebody from Italy in EPP/CD")
    expect(link).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address_published}search/?country=italy&group=epp-cd")
    expect(page.get_by_text("Declarations signed by somebody from Italy in EPP/CD")).to_be_visible()


def test_a_declaration_that_is_not_here(page: Page, address_published: str) -> None:
    """Is No. 430 here, and if not, what is it about and how does it get here? Two steps, and a third to add it."""
    dialog = _asked(page, address_published, "No. 430")
    absent = dialog.get_by_role("heading", name="Written declaration No. 430 is not here yet")
    expect(absent).to_be_visible()
    expect(dialog.get_by_role("link", name="Ashraf Camp")).to_be_visible()
    nearest = dialog.get_by_role("list", name="The nearest that are here").get_by_role("listitem")
    expect(nearest).to_have_count(2)
    dialog.get_by_role("link", name="Add it").click()
    expect(page).to_have_url(f"{address_published}contribute/")


def test_words_that_are_nowhere_together(page: Page, address_published: str) -> None:
    """Is there anything on this at all? The box says where it looked, and which of the words find something. Two steps."""
    dialog = _asked(page, address_published, "kazakhstan xyzzy")
    expect(dialog.get_by_role("status")).to_have_text(re.compile(r"in \d+ of about \d+ declarations"))
    expect(dialog.get_by_text(re.compile("Alone, “kazakhstan” finds [0-9]+; “xyzzy” finds nothing"))).to_be_visible()
    for name in ("Declarations", "Signatories", "What is missing", "The Assembly’s own site"):
        expect(dialog.get_by_role("link", name=name, exact=True)).to_be_visible()


@pytest.mark.parametrize(
    "query", ["x" * 10_000, "word " * 2000, "<b onclick=x>", "   ", "… !", "‮مرحبا", "%E0%A4%A", "__proto__"]
)
@pytest.mark.parametrize("where", ["dialog", "page"])
def test_whatever_is_pasted_has_an_answer(page: Page, address_published: str, where: str, query: str) -> None:
    """I pasted the wrong thing. There is an answer or a plain sentence, and no error."""
    page.goto(f"{address_published}search/" if where == "page" else address_published)
    if where == "dialog":
        page.keyboard.press("/")
    page.get_by_role("searchbox").last.fill(query)
    if query.strip():
        said = re.compile("result|found|no letter", re.IGNORECASE)
        expect(page.get_by_role("status").last).to_have_text(said, timeout=20_000)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("signatories/stefan-schenach-at/", "Stefan SCHENNACH"),
        ("countries/turkey/", "Türkiye"),
        ("groups/socialists/", "SOC"),
        ("years/1999/", "2008"),
    ],
)
def test_an_address_that_is_none(page: Page, address_published: str, path: str, name: str) -> None:
    """An old link leads nowhere: what is nearest? One step. Nobody is blamed."""
    page.route(
        f"**/{path}", lambda route: route.fulfill(status=200, response=page.request.get(f"{address_published}404.html"))
    )
    page.goto(f"{address_published}{path}")
    nearest = page.get_by_role("region", name=re.compile("The nearest that are here|Did you mean"))
    expect(nearest.get_by_role("link", name=name).first).to_be_visible()
    expect(page.get_by_text("mistyped")).to_have_count(0)

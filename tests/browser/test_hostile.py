"""A collection in which every text means harm, in a real browser: it is shown as the text that it is, whether or not the
content security policy stands behind that.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from attacking import DECLARATIONS
from pages import Document

_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
# What a browser made of a page: what could run or call another host, ids that are there twice, and the data
_MADE = """() => {
  const all = [...document.querySelectorAll("*")];
  const ids = all.filter((each) => each.id).map((each) => each.id);
  for (const closed of document.querySelectorAll("details:not([open])")) closed.open = true;
  for (const each of all.slice(0, 300)) {
    for (const name of ["mouseover", "pointerenter", "focusin"]) each.dispatchEvent(new Event(name, { bubbles: true }));
  }
  return {
    run: all.flatMap((each) => [...each.attributes].filter((of) => /^on/i.test(of.name)).map(() => each.outerHTML)),
    foreign: [...document.querySelectorAll("article :is(script, img, iframe, embed, object, base, form, link, style)")]
      .filter((each) => each.type !== "application/ld+json" && !(each.src || each.action)?.startsWith(location.origin))
      .map((each) => each.outerHTML.slice(0, 200)),
    links: [...document.querySelectorAll("[href]")].map((each) => new URL(each.href.baseVal ?? each.href, location).href)
      .filter((href) => !/^(https?|mailto):/.test(href)),
    twice: ids.filter((id, place) => ids.indexOf(id) !== place),
    data: [...document.querySelectorAll("script[type='application/ld+json']")].map((each) => JSON.parse(each.textContent)),
    heading: document.querySelector("h1")?.textContent ?? "",
  };
}"""


def _paths(site: Path, some: int) -> list[str]:
    """A page of each kind, and so many of declarations, in which every payload stands between them."""
    by_hand = {"about", "privacy", "contributing"}  # nothing is poured into these
    found = [f"{name}/" for name in sorted({page.parent.name for page in site.glob("[a-z]*/index.html")} - by_hand)]
    rooms = ("signatories", "subjects", "countries", "groups", "years")
    for room in rooms:
        pages = (page for page in sorted(site.glob(f"{room}/*/index.html")) if not Document.read(page).is_bare)
        found.append(f"{room}/{next(pages).parent.name}/")
    numbers = (900, 950, *range(1, some + 1))
    return ["", "404.html", "declarations/1/embed/", *found, *(f"declarations/{number}/" for number in numbers)]


@pytest.mark.parametrize("policy", [True, False], ids=["with the policy", "without it"])
def test_on_every_kind_of_page_nothing_runs(
    context: BrowserContext, page: Page, address_attacked: str, site_attacked: Path, policy: bool
) -> None:
    """The fixture of the context fails the test if anything ran, erred, was refused or called another host."""
    if not policy:
        context.route(re.compile("^[^?]*(/|[.]html)([?#].*)?$"), _without_policy)
    for path in _paths(site_attacked, 1 if policy else DECLARATIONS):
        page.goto(address_attacked + path)
        made = page.evaluate(_MADE)
        assert (made["run"], made["foreign"], made["links"], made["twice"]) == ([], [], [], []), path
        if re.fullmatch(r"declarations/\d\d?/", path):
            assert made["data"][0]["@graph"][0]["name"] == made["heading"]


def _without_policy(route: Route) -> None:
    fetched = route.fetch()
    route.fulfill(response=fetched, body=_POLICY.sub(b"", fetched.body()))


def test_search_results_show_it_as_text(page: Page, address_hostile: str) -> None:
    page.goto(address_hostile)
    page.keyboard.press("/")
    page.keyboard.type("config")
    result = page.get_by_role("dialog").get_by_role("link", name="<script>alert(1)</script>")
    expect(result).to_have_attribute("href", f"{address_hostile}declarations/1/")
    assert page.locator("dialog :is(script, img, i)").count() == 0

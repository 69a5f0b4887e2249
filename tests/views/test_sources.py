"""The foot of each page says where its facts come from, when they were compared, what is missing, how to report."""

from __future__ import annotations

import dataclasses
import datetime
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from kinds import KINDS, THEMED, Kind
from pages import Document, poured, target
from shells import every_file
from written_declarations.collection.corpus import Corpus
from written_declarations.model import Declaration
from written_declarations.reading.change_log import ChangeKind, ChangeLog, LoggedChange
from written_declarations.views.sources import of_declaration, of_list
from written_declarations.web.links import Links

REPOSITORY = "https://example.org/repository/"
DAY, LATER = datetime.date(2026, 11, 24), datetime.date(2026, 12, 1)
# Not poured from the collection, or of a declaration that is gone
WITHOUT = {"about", "privacy", "contribute", "contributing", "format", "rules", "rule", "rule about letters", "code"}
WITHOUT |= {
    "accessibility",
    "deploy",
    "scale",
    "tasks",
    "threats",
    "parts",
    "runbook",
    "missing",
    "search",
    "compare",
    "declaration that was withdrawn",
    "follow",
    "glossary",
}
WITHOUT |= {"declaration that is missing", "declaration of which a title is known"}


def _said(html: str) -> str:
    return Document(html).all("p")[-1].text


def _alone(corpus: Corpus, **changes: object) -> tuple[str, dict[str, str]]:
    """What the foot says of No. 638, changed, and its links by their text."""
    (declaration,) = corpus.declarations
    declaration = dataclasses.replace(declaration, **changes)  # type: ignore[arg-type] # the caller names fields
    signings = Corpus([declaration], corpus.registry).of_declaration(declaration)
    html = of_declaration(Links("../../"), REPOSITORY, signings, declaration)
    return _said(html), {link.text: link.get("href") for link in Document(html).all("a")}


def test_a_declaration_names_its_source_and_the_day_of_the_comparison(corpus_638: Corpus) -> None:
    said, links = _alone(corpus_638, checked=DAY)
    assert said == "Copied from the official page of the Assembly. Compared with it on 24 November 2026."
    assert links["the official page of the Assembly"] == "https://pace.coe.int/en/files/24151/html"
    assert links["Edit this file"] == f"{REPOSITORY}edit/main/declarations/638.md"
    assert "issues/new?template=error.yml&title=" in links["Report an error"]


def test_what_nobody_noted_and_what_is_missing_is_said(corpus_638: Corpus) -> None:
    (declaration,) = corpus_638.declarations
    first, second, *others = declaration.signatures
    bare = (dataclasses.replace(first, group=None), dataclasses.replace(second, group=None), *others)
    said, _ = _alone(corpus_638, checked=None, body=None, signatures=bare)
    assert said == (
        "Copied from the official page of the Assembly. Not compared again since it was copied."
        " Its text is not here. No group is printed for 2 signatories."
    )
    said, _ = _alone(corpus_638, source=None, signatures=(bare[0], second, *others))
    assert said.startswith("No official page is named as its source.")
    assert said.endswith("No group is printed for 1 signatory.")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([DAY], "From one declaration, copied from its official page and compared with it again on 24 November 2026."),
        ([None], "From one declaration, copied from its official page and not compared with it again."),
        ([None, None], "none was compared with it again."),
        ([DAY, None, None], "1 was compared with it again on 24 November 2026."),
        ([DAY, LATER, None], "2 were compared with it again, the first on 24 November 2026."),
        ([LATER, DAY], "all were compared with it again, the first on 24 November 2026."),
        ([DAY, DAY], "all were compared with it again on 24 November 2026."),
    ],
)
def test_a_list_counts_its_declarations_and_the_comparisons(
    corpus_638: Corpus, days: list[datetime.date | None], said: str
) -> None:
    (declaration,) = corpus_638.declarations
    declarations = [dataclasses.replace(declaration, checked=day) for day in days]
    shown = _said(of_list(Links("../../"), REPOSITORY, "countries/austria/", declarations))
    assert shown.endswith(said)
    assert len(days) == 1 or shown.startswith(f"From {len(days)} declarations, each copied from its official page; ")


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ([None], "From one declaration, which names no official page."),
        (
            ["https://example.org/", None],
            "From 2 declarations, each copied from its official page, but for 1 that names none; ",
        ),
        ([None, None], "From 2 declarations, which name no official page."),
    ],
)
def test_a_list_says_of_no_declaration_without_a_source_that_it_was_copied_there(
    corpus_638: Corpus, sources: list[str | None], said: str
) -> None:
    (declaration,) = corpus_638.declarations
    declarations = [dataclasses.replace(declaration, source=source) for source in sources]
    assert _said(of_list(Links(""), REPOSITORY, "countries/austria/", declarations)).startswith(said)


def test_an_error_is_reported_with_the_address_of_the_page(corpus_638: Corpus) -> None:
    html = of_list(Links(""), REPOSITORY, "signatories/a/", corpus_638.declarations)
    (report,) = [link.get("href") for link in Document(html).all("a") if link.text == "Report an error"]
    assert parse_qs(urlsplit(report).query) == {"template": ["error.yml"], "title": ["Error on /signatories/a/"]}


def test_an_empty_collection_has_no_foot() -> None:
    assert of_list(Links(""), REPOSITORY, "", []) == ""


def test_a_page_of_many_counts_those_it_is_made_of(corpus_published: Corpus) -> None:
    files = {file.path: file for file in every_file(corpus_published)}

    def number(path: str) -> str:
        match = re.search(r"From (one|\d+) declarations?", poured(files[f"{path}index.html"]))
        assert match, path
        return match[1]

    def count(declarations: tuple[Declaration, ...]) -> str:
        return "one" if len(declarations) == 1 else str(len(declarations))

    assert number("countries/") == number("") == str(len(corpus_published.declarations))
    for country in corpus_published.countries:
        assert number(f"countries/{country.slug}/") == count(corpus_published.of_country(country).declarations)
    for person in corpus_published.people:
        assert number(f"signatories/{person.slug}/") == count(corpus_published.of_person(person).declarations)
    for year in corpus_published.years:
        assert number(f"years/{year}/") == count(corpus_published.of_year(year))


@pytest.mark.parametrize("kind", THEMED, ids=lambda kind: kind.name)
def test_every_kind_of_page_has_the_foot_and_leads_to_privacy(request: pytest.FixtureRequest, kind: Kind) -> None:
    site: Path = request.getfixturevalue(f"site_{kind.site}")
    file = site / kind.path if kind.path.endswith(".html") else site / kind.path / "index.html"
    page = Document.read(file)
    feet = [element for element in page.all("section") if element.get("class") == "wd-sources"]
    assert len(feet) == (kind.name not in WITHOUT)
    for foot in feet:
        assert "Report an error" in foot.text
        assert "compared" in foot.text.lower()
    links = {link.text: target(site, file, link.get("href")) for link in page.all("a")}
    privacy = links["Privacy"]
    assert privacy is not None
    assert privacy[0] == (site / "privacy" / "index.html").resolve()
    for foot in feet:
        if "collection is not complete" in foot.text:
            coverage = links["what is missing"]
            assert coverage is not None
            assert coverage[0] == (site / "coverage" / "index.html").resolve()


def test_no_kind_is_excused_that_is_not_there() -> None:
    assert {kind.name for kind in KINDS} >= WITHOUT


def test_privacy_is_three_lines(site_638: Path) -> None:
    page = (site_638 / "privacy" / "index.html").read_text(encoding="utf-8")
    article = page.split("<article", 1)[1].split("</article>", 1)[0]
    assert article.count("<p>") == 3


def test_a_page_has_the_day_of_its_data(corpus_638: Corpus) -> None:
    (declaration,) = corpus_638.declarations
    other = dataclasses.replace(declaration, number=639)
    log = ChangeLog(
        tuple(
            LoggedChange(day, number, "", ChangeKind.ADDITION, "", "", "", "")
            for day, number in ((DAY, 638), (LATER, 639))
        )
    )
    signings = corpus_638.of_declaration(declaration)
    assert "Last change here on 24 November 2026." in _said(of_declaration(Links(""), "", signings, declaration, log))
    assert _said(of_list(Links(""), "", "years/", [declaration, other], log)).endswith(
        "Last change here on 1 December 2026."
    )
    assert "Last change" not in _said(of_list(Links(""), "", "years/", [declaration, other]))

"""The page that compares, as far as it comes from the collection: examples of what is here."""

from __future__ import annotations

from collections.abc import Iterator

from ..collection.corpus import Corpus
from ..web import urls
from ..web.links import Links
from ..web.markup import Html, esc, join, link
from .page import NOTHING, NOTHING_YET, Page, Site

_SEVERAL = 3


def page(site: Site, _: None = None) -> Page:
    """What is compared is asked for in the address: the examples are addresses."""
    links = site.links(urls.COMPARE)
    examples = [_example(links, *each) for each in _examples(site.corpus)]
    made = Html(f'<ul class="wd-examples">\n{join(examples)}</ul>\n') if examples else NOTHING_YET
    return Page(urls.COMPARE, "Compare", "", NOTHING, slots={"examples": made})


def _example(links: Links, path: str, said: str) -> Html:
    return Html(f"<li>{link(links.root + path, Html(f'<code>/{esc(path)}</code>'))}: {esc(said)}</li>\n")


def _examples(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Addresses, each with what it compares: of the newest declaration, and of those who signed most."""
    signings = corpus.signings
    newest = next((each for each in corpus.declarations if each.signatures), None)
    alike = corpus.companions.of_declaration(newest) if newest else []
    if newest and alike:
        yield urls.compare(newest, alike[0][0]), "two declarations by their numbers"
    people = [person for person, _ in sorted(signings.by_person, key=lambda pair: -pair[1])]
    countries = [country for country, _ in signings.by_country]
    if len(people) > 1:
        yield f"{urls.compare_with(people[0])}&b={people[1].slug}", "two signatories"
    if len(countries) > 1:
        yield f"{urls.compare_with(countries[0])}&b={countries[1].slug}", "two countries"
    groups = [group for group, _ in signings.by_group if group.is_group]
    if newest and len(people) >= _SEVERAL and groups:
        slugs = ",".join(person.slug for person in people[:_SEVERAL])
        yield f"{urls.COMPARE}?signatories={slugs}", "signatories by all declarations that one of them signed"
        slugs = ",".join(country.slug for country in countries[:_SEVERAL])
        yield f"{urls.COMPARE}?countries={slugs}&year={newest.date.year}", "countries by the declarations of a year"
        slugs = ",".join(group.slug for group in groups[:_SEVERAL])
        numbers = ",".join(str(each.number) for each in corpus.declarations[:_SEVERAL])
        yield f"{urls.COMPARE}?groups={slugs}&declarations={numbers}", "groups by these declarations"
        yield f"{urls.COMPARE}?declarations={numbers}", "who signed most of these declarations"

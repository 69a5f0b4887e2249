"""French words in English pages are said to be French in words that are seen, not only by an attribute."""

from __future__ import annotations

from pages import Document
from shells import ADDRESS, site_of
from written_declarations.collection.corpus import Corpus
from written_declarations.exports.feeds import Feed, Feeds
from written_declarations.views import country, declaration, embed, group, lists, subject
from written_declarations.web.markup import named_in_french


def _head(page: str) -> str:
    return " ".join(Document(page).one("header").text.split())


def test_a_french_name_has_its_label(corpus_published: Corpus) -> None:
    site = site_of(corpus_published)
    for place in corpus_published.countries:
        said = f"in French: {place.name_fr}" in _head(country.page(site, place).content)
        assert said == (place.name_fr != place.name), place.name
    for about in corpus_published.subjects:
        said = f"in French: {about.name_fr}" in _head(subject.page(site, about).content)
        assert said == (about.name_fr != about.name), about.name
    for party in corpus_published.groups:
        if party.code_fr is not None:
            assert f"in French: {party.code_fr}" in _head(group.page(site, party).content)
    assert named_in_french("<b>&") == 'in French: <span lang="fr">&lt;b&gt;&amp;</span>'


def test_a_french_title_has_its_label_wherever_it_stands(corpus_published: Corpus) -> None:
    site = site_of(corpus_published)
    links, view = site.links("declarations/1/"), declaration.view(site)
    for each in corpus_published.declarations[-30:] + corpus_published.declarations[:30]:
        feed = Feed("", "", [each])
        shown = (
            _head(view(each).content),
            lists.declaration_item(links, each),
            embed.page(site, each),
            declaration.card(corpus_published, each).small,
            Feeds(ADDRESS).atom(feed),
            Feeds(ADDRESS).json(feed),
        )
        assert all(("in French" in text) == (each.lang == "fr" or each.title_fr is not None) for text in shown[:1])
        assert all(("in French" in text) == (each.lang == "fr") for text in shown[1:]), each.number

"""Pages of subjects, chips, and what programs get of subjects."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from lxml import etree

from pages import Document
from shells import site_of
from written_declarations.collection.corpus import Corpus
from written_declarations.exports import citation
from written_declarations.exports.akoma import Statements
from written_declarations.exports.feeds import Feeds
from written_declarations.model import Subject, SubjectKind
from written_declarations.reading.registry import Registry
from written_declarations.views import subject, subjects
from written_declarations.web.links import Links
from written_declarations.words.subjects import SubjectWords

HOSTILE = "<img src=x onerror=alert(1)>&\"'"


def test_a_page_has_all_declarations_on_its_subject(corpus_published: Corpus) -> None:
    for each in corpus_published.subjects:
        page = subject.page(site_of(corpus_published), each)
        declarations = [item for item in corpus_published.declarations if each in item.subjects]
        assert page.declarations == tuple(declarations)
        for item in declarations:
            assert f"No. {item.number}<" in page.content
        assert f"{len(declarations)} declaration" in page.description


def test_an_observer_is_called_no_member_on_the_page_of_its_own_country(corpus_638: Corpus, registry: Registry) -> None:
    israel, country = registry.subjects.of_name("Israel"), registry.country("Israel")
    assert israel
    assert country
    declaration = corpus_638.declarations[0]
    signatures = (replace(declaration.signatures[0], country=country, group=None),)
    corpus = Corpus([replace(declaration, subjects=(israel,), signatures=signatures)], registry)
    page = subject.page(site_of(corpus), israel)
    assert "1 signature under these declarations is of its own delegation." in page.content
    assert "signed by 1 observer from 1 country" in page.description
    assert "member" not in page.content


def test_the_index_counts_every_subject_once(corpus_published: Corpus) -> None:
    document = Document(subjects.page(site_of(corpus_published)).content)
    named = [element.text for element in document.all("a")]
    assert sorted(named) == sorted(each.name for each in corpus_published.subjects)
    counts = [int(element.text) for element in document.all("b")]
    assert sum(counts) == sum(len(each.subjects) for each in corpus_published.declarations)


def test_the_note_on_a_name_stands_on_its_page(corpus_638: Corpus, registry: Registry) -> None:
    kosovo = registry.subjects.of_name("Kosovo")
    assert kosovo is not None
    assert kosovo.name == "Kosovo*"
    corpus = Corpus([replace(corpus_638.declarations[0], subjects=(kosovo,))], registry)
    assert "Resolution 1244" in subject.page(site_of(corpus), kosovo).content


@pytest.mark.parametrize("kind", SubjectKind)
def test_what_a_registry_says_is_text(corpus_638: Corpus, registry: Registry, kind: SubjectKind) -> None:
    hostile = Subject("hostile", HOSTILE, f"{HOSTILE} fr", kind, HOSTILE, HOSTILE)
    known = replace(registry, subject_words=(SubjectWords(hostile),))
    other = replace(corpus_638.declarations[0], number=639, subjects=(hostile,))
    corpus = Corpus([replace(corpus_638.declarations[0], subjects=(hostile,)), other], known)
    site = site_of(corpus)
    declaration = corpus.declarations[0]
    made = [
        subject.page(site, hostile).content,
        subjects.page(site).content,
        subject.chips(Links("../../"), declaration),
        subject.page(site, hostile).data,
        Feeds(site.address).atom(subject.feed(corpus, hostile)),
        Statements(corpus, site.address).one(declaration),
    ]
    for text in made:
        assert "<img" not in text
    etree.fromstring(made[-1].encode())
    etree.fromstring(made[-2].encode())


def test_programs_get_the_names_of_subjects(corpus_638: Corpus) -> None:
    declaration = corpus_638.declarations[0]
    names = [each.name for each in declaration.subjects]
    cited = citation.citation(declaration, "https://example.org/declarations/638/")
    assert f"keywords = {{{', '.join(names)}}}" in citation.bibtex(cited)
    assert [line[6:] for line in citation.ris(cited).splitlines() if line.startswith("KW")] == names
    assert json.loads(citation.csl_json([cited]))[0]["keyword"] == ", ".join(names)
    of = declaration.subjects[0]
    feed = subject.feed(corpus_638, of)
    assert f'<category term="{of.slug}"' in Feeds("https://example.org/").atom(feed)
    assert json.loads(Feeds("https://example.org/").json(feed))["items"][0]["tags"] == names
    assert f'"keywords":{json.dumps(names, separators=(",", ":"))}' in site_of(corpus_638).works.block(declaration)

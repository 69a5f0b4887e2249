"""The pages of years say who signed and led the declarations of a year, and what they are about."""

from __future__ import annotations

from collections import Counter

from pages import Document
from shells import site_of
from written_declarations.collection.corpus import Corpus
from written_declarations.model import CountryStatus
from written_declarations.views import year


def test_a_year_counts_what_its_declarations_have(corpus_published: Corpus) -> None:
    for each in corpus_published.years:
        declarations = [item for item in corpus_published.declarations if item.date.year == each]
        page = year.page(site_of(corpus_published), each)
        signatures = [signature for item in declarations for signature in item.signatures]
        people = {signature.person: signature.country.status for signature in signatures}
        number = Counter(people.values())
        members = number[CountryStatus.MEMBER] + number[CountryStatus.FORMER]
        subjects = Counter(subject.name for item in declarations for subject in item.subjects)
        document = Document(page.content)
        assert page.declarations == tuple(declarations)
        assert f"of {each}, signed" in page.description
        assert f"{members:,} member" in page.description
        for status, noun in ((CountryStatus.OBSERVER, " observer"), (CountryStatus.PARTNER, " partner")):
            assert (noun in page.description) == bool(number[status])
            assert not number[status] or f"{number[status]:,}{noun}" in page.description
        shown = [element.text for element in document.all("a") if "/subjects/" in (element.get("href") or "")]
        assert set(shown) <= set(subjects)
        assert len(shown) == min(12, len(subjects))
        for lead in {item.signatures[0].person for item in declarations} if 1 < len(declarations) <= 10 else ():
            assert f"/signatories/{lead}/" in page.content

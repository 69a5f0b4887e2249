"""The pages of signatories."""

from __future__ import annotations

from shells import site_of
from written_declarations.collection.corpus import Corpus
from written_declarations.views import signatory


def test_what_somebody_led_is_a_link_where_the_table_can_be_filtered(corpus_published: Corpus) -> None:
    page = signatory.view(site_of(corpus_published))
    seen = set()
    for person in corpus_published.people:
        content = page(person).content
        leads = corpus_published.of_person(person).leads
        assert (f"lead signatory of {leads}" in content) == bool(leads)
        assert ("?declarations-lead=yes" in content) == (leads > 0 and 'class="wd-open"' in content)
        seen.add((leads > 0, 'class="wd-open"' in content))
    assert len(seen) == 4

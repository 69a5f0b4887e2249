"""The table of the kinds of pages: each has its shell, each is looked at, and a page stands at each path."""

from __future__ import annotations

from collections import Counter

from kinds import KINDS
from shells import SHELLS, every_file, site_of
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.fold import Limits
from written_declarations.publishing.sections import SECTIONS
from written_declarations.publishing.sitemap import sitemap
from written_declarations.reading.registry import Registry


def test_each_section_has_its_shell_and_no_shell_is_left_over() -> None:
    assert {section.shell for section in SECTIONS} == set(SHELLS)


def test_the_checks_of_all_kinds_look_at_each_section(registry: Registry) -> None:
    nothing = Corpus([], registry)
    alone = [section for section in SECTIONS if list(section.subjects(nothing)) == [None]]
    assert {section.path(None) for section in alone} <= {kind.path for kind in KINDS}
    assert {section.shell for section in SECTIONS if section not in alone} == {kind.shell for kind in KINDS} - {""}


def test_a_page_stands_at_the_path_of_its_subject(corpus_638: Corpus) -> None:
    corpus = Corpus(corpus_638.declarations, corpus_638.registry, Limits(whole=0, newest=1, people=0))
    files = Counter(file.path for file in every_file(corpus))
    assert set(files.values()) == {1}
    listed = sitemap(corpus, "", ())
    for section in SECTIONS:
        view = section.view(site_of(corpus))
        for subject in section.subjects(corpus):
            path = section.path(subject)
            assert view(subject).path == path
            assert f"{path}index.html" in files
            assert (f"<loc>{path}</loc>" in listed) == section.listed
            if section.feed:
                assert section.feed(corpus, subject).path == path

"""Addresses that lead to others: short ones of declarations, and those that people and groups had before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..collection.corpus import Corpus
from ..model import Person
from ..views import editions
from ..views.page import forward
from ..web import urls
from ..web.markup import Html


@dataclass(frozen=True, slots=True)
class Forward:
    """An address below the root of the site, the one to which it leads, and what stands there."""

    path: str
    to: str
    name: str

    def page(self, address: str) -> Html:
        """The page that leads there; `address` is that of the site."""
        root = urls.to_root(self.path)
        return forward(root, address + self.to, root + self.to, self.name)


def forwards(corpus: Corpus) -> Iterator[Forward]:
    """Every forward of the site."""
    for declaration in corpus.declarations:
        yield from _short(declaration.number, declaration.doc_id, urls.declaration(declaration))
    for gone in corpus.registry.withdrawals:
        yield from _short(gone.number, gone.doc_id, urls.numbered(gone.number))
    yield from _of_people(corpus)
    yield from _of_groups(corpus)
    yield from _of_earlier_editions(corpus)


def unpromised(corpus: Corpus) -> Iterator[Forward]:
    """Forwards to declarations that are not here yet. They are promised once these are. A Doc. ID that a declaration
    here has, which the check tells, leads to that one.
    """
    taken = {declaration.doc_id for declaration in corpus.declarations}
    for missing in corpus.missing:
        doc_id = None if missing.doc_id in taken else missing.doc_id
        yield from _short(missing.number, doc_id, urls.numbered(missing.number))


def _short(number: int, doc_id: int | None, to: str) -> Iterator[Forward]:
    name = f"Written declaration No. {number}"  # not the title, so that an edit leaves them as they are
    yield Forward(urls.forward_number(number), to, name)
    if doc_id is not None:
        yield Forward(urls.forward_doc(doc_id), to, name)


def _of_people(corpus: Corpus) -> Iterator[Forward]:
    """Spellings that people.yml joined had addresses of their own before: they lead to the person. So had those who
    left the list of the only declaration they signed: they lead to the list in which they stand.
    """
    for slug, person in corpus.moved_people.items():
        old = urls.signatory(Person(slug, person.name))
        yield Forward(old, urls.signatory(person), person.shown)
    for slug, (person, declaration) in corpus.no_longer_listed.items():
        old = urls.signatory(Person(slug, person.name))
        yield Forward(old, urls.paragraph(declaration, person.slug), person.shown)


def _of_earlier_editions(corpus: Corpus) -> Iterator[Forward]:
    """Years, countries and groups that earlier editions alone have: a page of theirs went when a declaration was
    published again. The address leads to the newest list that has them.
    """
    seen: set[object] = {*corpus.years, *corpus.countries, *corpus.groups}
    for declaration in corpus.declarations:
        for edition in reversed(declaration.earlier):
            year = edition.date.year
            names: dict[object, tuple[str, str]] = {year: (urls.year(year), str(year))}
            for each in edition.signatures:
                names[each.country] = urls.country(each.country), each.country.name
                if each.group is not None:
                    names[each.group] = urls.group(each.group), each.group.name
            to = urls.paragraph(declaration, editions.anchor(edition))
            yield from (Forward(path, to, name) for of, (path, name) in names.items() if of not in seen)
            seen.update(names)


def _of_groups(corpus: Corpus) -> Iterator[Forward]:
    for group in corpus.groups:
        for slug in group.slugs_before:
            before = replace(group, slug=slug)
            yield Forward(urls.group(before), urls.group(group), group.name)
            for year in corpus.of_group(group).folded_years:
                yield Forward(urls.group_year(before, year), urls.group_year(group, year), f"{group.name}: {year}")

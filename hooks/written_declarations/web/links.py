"""Links to entries of the collection, as pages write them."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model import Country, Declaration, Group, Person, Signature, Subject
from . import urls
from .markup import Html, esc, link

NO_GROUP = Html('<span class="wd-quiet">not printed</span>')


@dataclass(slots=True)
class Links:
    """Links to entries of the collection, from pages that stand equally far from the root.

    Each link is made once; a page holds dozens.
    """

    root: str
    _made: dict[str, Html] = field(default_factory=dict)

    def country(self, country: Country) -> Html:
        """The name of a country."""
        return self._link(urls.country(country), country.name)

    def country_as(self, country: Country, printed: str) -> Html:
        """A country under the name that was printed."""
        made = self._made.get(printed)
        if made is None:
            made = self._made[printed] = link(self.root + urls.country(country), esc(printed))
        return made

    def group(self, group: Group) -> Html:
        """The code of a group with its colour."""
        return self.group_as(group, group.code)

    def group_as(self, group: Group, printed: str) -> Html:
        """A group under the code that was printed, with its colour. Each page says once what the codes stand for."""
        key = f"{group.slug} {printed}"
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = Html(
                f'<a class="wd-group wd-group--{group.slug}" href="{self.root}{urls.group(group)}">{esc(printed)}</a>'
            )
        return made

    def group_of(self, signature: Signature) -> Html:
        """The group of a signature as it was printed, or the words that none was."""
        if signature.group is None:
            return NO_GROUP
        return self.group_as(signature.group, signature.group_printed or signature.group.code)

    def signatory(self, person: Person) -> Html:
        """The name of a signatory, family name last, as printed."""
        return self._link(urls.signatory(person), person.shown)

    def declaration(self, declaration: Declaration) -> Html:
        """The title of a declaration."""
        return self._link(urls.declaration(declaration), declaration.title, declaration.lang)

    def subject(self, subject: Subject) -> Html:
        """The name of a subject."""
        return self._link(urls.subject(subject), subject.name)

    def year(self, year: int) -> Html:
        """A year."""
        return self._link(urls.year(year), str(year))

    def feed(self, path: str) -> Html:
        """How to follow a page, and its feed."""
        return Html(f"{self._link(urls.follow(path), 'Follow')} by {self._link(urls.feed(path), 'feed')}")

    def compare(self, subject: Declaration | Person | Country) -> Html:
        """Where it is compared with another of its kind."""
        return link(self.root + urls.compare_with(subject), Html("Compare with another"))

    def _link(self, path: str, text: str, language: str = "en") -> Html:
        made = self._made.get(path)
        if made is None:
            made = self._made[path] = link(self.root + path, esc(text), language)
        return made

"""Who signed a declaration, in words: who leads, how many from how many countries, which groups most.

Everything said is true of all its signatures. "Most" is more than half of them; where that takes more than three
groups, the largest are named as what they are. A mark for no group, or none printed, is named where it is as frequent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from ..model import Country, CountryStatus, Declaration, Group, Person, Signature
from ..words.articles import with_article
from ..words.letters import collation_key
from ..words.ordinals import ordinal
from . import urls
from .links import Links
from .markup import Html, count, esc, link

_NAMED = 3  # groups at most
_NOUNS = {
    CountryStatus.OBSERVER: ("observer", "observers"),
    CountryStatus.PARTNER: ("partner for democracy", "partners for democracy"),
}
_MEMBER = ("member", "members")


class Naming(Protocol):
    """How people, countries and groups are named: as links, or as text alone."""

    def person(self, signature: Signature) -> str:
        """Who signed, under the name printed."""

    def country(self, country: Country, name: str) -> str:
        """A country, under that name."""

    def group(self, group: Group) -> str:
        """A group, or the mark for none, by its code."""

    def signatures(self, text: str) -> str:
        """How many signed."""


class AsText:
    """Names alone; what comes out is text, not HTML."""

    def person(self, signature: Signature) -> str:
        """The name printed."""
        return signature.name.without_honorific

    def country(self, _: Country, name: str) -> str:
        """That name."""
        return name

    def group(self, group: Group) -> str:
        """The code."""
        return group.code

    def signatures(self, text: str) -> str:
        """The text as it is."""
        return text


class AsLinks:
    """Names as links to their pages, and the number as one to the list on the page of the declaration."""

    def __init__(self, links: Links) -> None:
        self._links = links

    def person(self, signature: Signature) -> str:
        """A link to the page of the signatory."""
        name = signature.name
        return link(self._links.root + urls.signatory(Person(signature.person, name)), esc(name.without_honorific))

    def country(self, country: Country, name: str) -> str:
        """A link to the page of the country."""
        return self._links.country_as(country, name)

    def group(self, group: Group) -> str:
        """A link to the page of the group."""
        return link(self._links.root + urls.group(group), esc(group.code))

    def signatures(self, text: str) -> str:
        """A link to the list."""
        return Html(f'<a href="#signatories">{esc(text)}</a>')


def who_signed(declaration: Declaration, naming: Naming) -> Html:
    """One sentence or two on the signatures of a declaration; "" if it has none. With `AsText` it is text, which is
    to be escaped.
    """
    signatures = declaration.signatures
    if not signatures:
        return Html("")
    lead = f"{naming.person(signatures[0])} ({_as_what(signatures[0], naming)})"
    if len(signatures) == 1:
        return Html(f"Signed by {lead} alone.")
    signed = naming.signatures(members(each.country for each in signatures))
    edition = f" in its {ordinal(declaration.edition)} edition" if declaration.earlier and declaration.edition else ""
    return Html(
        f"Led by {lead}. Signed{edition} by {signed} from {_countries(signatures, naming)}{_groups(signatures, naming)}."
    )


def _as_what(lead: Signature, naming: Naming) -> str:
    """Country as printed, but in English, and group if one was printed."""
    country = lead.country
    is_french = lead.country_printed in (country.name_fr, *country.aliases_fr)
    named = naming.country(country, country.name if is_french else lead.country_printed)
    return f"{named}, {naming.group(lead.group)}" if lead.group else named


def members(countries: Iterable[Country]) -> str:
    """ "26 members", "24 members and 2 observers", of the country of each: only those of member states are members."""
    counts = Counter(_NOUNS.get(country.status, _MEMBER) for country in countries)
    return _listed([count(counts[noun], *noun) for noun in (_MEMBER, *_NOUNS.values()) if counts[noun]])


def _countries(signatures: Sequence[Signature], naming: Naming) -> str:
    """How many, or which with the number of each if they are two."""
    countries = Counter(signature.country for signature in signatures)
    if len(countries) > 2:
        return count(len(countries), "country", "countries")
    ordered = sorted(countries, key=lambda country: (-countries[country], collation_key(country.name)))
    named = [naming.country(country, with_article(country.name)) for country in ordered]
    if len(named) == 1:
        return f"{named[0]} alone"
    return _listed([f"{name} ({countries[country]:,})" for name, country in zip(named, ordered, strict=True)])


def _groups(signatures: Sequence[Signature], naming: Naming) -> str:
    """The end of the sentence: which groups most, and how many have none if that is as much as the largest group has."""
    total = len(signatures)
    marked = Counter(signature.group for signature in signatures if signature.group)
    unmarked = total - marked.total()
    groups = {group: marked[group] for group in sorted(marked, key=lambda group: (-marked[group], group.code))}
    none = {group: groups.pop(group) for group in marked if not group.is_group}
    largest = max(groups.values(), default=0)
    parts = [_most(groups, total, naming)] if groups else []
    parts += [
        f"{'all' if number == total else f'{number:,}'} in no group ({naming.group(group)})"
        for group, number in none.items()
        if number >= largest
    ]
    if unmarked and unmarked >= largest:
        parts.append("with no group printed" if unmarked == total else f"{unmarked:,} with no group printed")
    return "".join(f", {part}" for part in parts)


def _most(groups: Mapping[Group, int], total: int, naming: Naming) -> str:
    """What is said of groups, the largest of which come first."""
    numbers = list(groups.values())
    largest, *others = numbers
    named = [f"{naming.group(group)} ({number:,})" for group, number in list(groups.items())[:_NAMED]]
    if largest == total:
        return f"all from {naming.group(next(iter(groups)))}"
    if len(groups) <= _NAMED and sum(numbers) == total:
        return f"all from {_listed(named)}"
    some = next((place for place in range(1, len(numbers)) if 2 * sum(numbers[:place]) > total), len(numbers))
    some += numbers[some:].count(numbers[some - 1])  # with one of two that are alike stands the other
    if some <= _NAMED and 2 * sum(numbers[:some]) > total:
        return f"most from {_listed(named[:some])}"
    if not others:
        return f"{largest:,} from {naming.group(next(iter(groups)))}"
    alike = numbers.count(largest)
    if alike <= _NAMED:
        return f"the largest group{'s' if alike > 1 else ''} {_listed(named[:alike])}"
    return f"in {len(groups)} groups, none with more than {largest:,}"


def _listed(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c" """
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]

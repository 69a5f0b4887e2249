"""Signatories, groups and delegations as Popolo, the form in which parliaments' members are exchanged.

A membership here is what the signatures show: from the first to the last declaration under which
a person stood with that group or country, with no other in between. It may have begun earlier and ended later.
Of one day no membership is made: where no two days show it, its dates are not known, and its sources say what is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from ..collection.corpus import Corpus
from ..collection.signings import Signing, Signings
from ..model import Country, Declaration, Group, Person
from ..reading.registry import group_forms
from ..web import urls
from ..web.compact import compact
from ..words.letters import collation_key
from ..words.names import capitals
from ..words.terms import LICENCE, PUBLISHER, PUBLISHER_ADDRESS

_ASSEMBLY = "pace"
_NOTE = (
    "Dates of memberships are those of the first and the last declaration signed so, with no other in between:"
    " a membership may have begun earlier and ended later. Both are null where declarations of one day alone show it."
    " Sources are the first and the last of these declarations, or all of them where there are no dates."
)


def popolo(corpus: Corpus, address: str) -> str:
    """The file, without what nobody in the collection belongs to. `address` is that of the site."""
    groups = [group for group in corpus.groups if group.is_group]
    content = {
        "publisher": PUBLISHER,
        "licence": LICENCE,
        "note": _NOTE,
        "persons": [_person(person, corpus.of_person(person), address) for person in corpus.people],
        "organizations": [
            {
                "id": _ASSEMBLY,
                "name": PUBLISHER,
                "classification": "parliamentary assembly",
                "links": [{"url": PUBLISHER_ADDRESS}],
            },
            *(_group(group, address) for group in groups),
            *(_delegation(country, address) for country in corpus.countries),
        ],
        "memberships": [
            membership
            for person in corpus.people
            for membership in _memberships(person, corpus.of_person(person), address)
        ],
    }
    return compact(content) + "\n"


def _person(person: Person, signings: Signings, address: str) -> dict[str, Any]:
    name = person.name
    shown = name.without_honorific
    others = dict.fromkeys(signature.name.without_honorific for signature in signings.signatures)
    made = {
        "id": person.slug,
        "name": shown,
        "family_name": name.family,
        "sort_name": f"{capitals(name.family)}, {name.given}" if name.given else capitals(name.family),
        "other_names": [
            {"name": other, "note": "another spelling, as printed"}
            for other in sorted(others, key=collation_key)
            if other != shown
        ],
        "links": [{"url": address + urls.signatory(person)}],
    }
    if name.given:
        made["given_name"] = name.given
    return made


def _group(group: Group, address: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": _group_id(group),
        "name": group.name,
        "other_names": [{"name": code, "note": "code"} for code in group_forms(group)],
        "classification": "political group",
        "parent_id": _ASSEMBLY,
        "links": [{"url": address + urls.group(group)}],
    }
    if group.period.start:
        made["founding_date"] = _day_or_year(group.period.start, (1, 1))
    if group.period.end:
        made["dissolution_date"] = _day_or_year(group.period.end, (12, 31))
    return made


def _day_or_year(day: date, stands_for_year: tuple[int, int]) -> str:
    """A day, or its year alone on the day that stands for a year of which no day is known."""
    return str(day.year) if (day.month, day.day) == stands_for_year else day.isoformat()


def _delegation(country: Country, address: str) -> dict[str, Any]:
    return {
        "id": _delegation_id(country),
        "name": f"Delegation of {country.name}",
        "classification": "national delegation",
        "parent_id": _ASSEMBLY,
        "identifiers": [{"scheme": "ISO 3166-1 alpha-2", "identifier": country.iso}],
        "links": [{"url": address + urls.country(country)}],
    }


def _memberships(person: Person, signings: Signings, address: str) -> Iterator[dict[str, Any]]:
    oldest_first = signings.all[::-1]
    in_a_group = [signing for signing in oldest_first if signing.signature.group]
    yield from _spans(person, oldest_first, lambda signing: _delegation_id(signing.signature.country), address)
    yield from _spans(person, in_a_group, _group_of, address)


def _spans(
    person: Person, signings: Iterable[Signing], organization: Callable[[Signing], str | None], address: str
) -> Iterator[dict[str, Any]]:
    """The memberships that runs of signatures show; all runs of one day in one organization are one without dates."""
    undated: dict[str, list[Declaration]] = {}
    for identifier, run in groupby(signings, organization):
        if identifier is None:  # marked NR: a member of no group
            continue
        signed = [signing.declaration for signing in run]
        if signed[0].date == signed[-1].date:
            undated.setdefault(identifier, []).extend(signed)
        else:
            yield _membership(person, identifier, (signed[0].date, signed[-1].date), (signed[0], signed[-1]), address)
    for identifier, signed in undated.items():
        yield _membership(person, identifier, (None, None), signed, address)


def _membership(
    person: Person,
    organization: str,
    dates: tuple[date | None, date | None],
    sources: Iterable[Declaration],
    address: str,
) -> dict[str, Any]:
    start, end = (day.isoformat() if day else None for day in dates)
    return {
        "person_id": person.slug,
        "organization_id": organization,
        "role": "member",
        "start_date": start,
        "end_date": end,
        "sources": [
            {"url": address + urls.declaration(each), "note": f"signed so on {each.date.isoformat()}"}
            for each in sources
        ],
    }


def _group_of(signing: Signing) -> str | None:
    group = signing.signature.group
    return _group_id(group) if group and group.is_group else None


def _group_id(group: Group) -> str:
    return f"group/{group.slug}"


def _delegation_id(country: Country) -> str:
    return f"delegation/{country.slug}"

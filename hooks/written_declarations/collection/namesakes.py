"""Two people of one name and country, whom the registry parts: by what readers tell them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..model import Declaration, Person
from ..reading.registry import Registry


def namesakes(
    people: Mapping[str, Person], declarations: Iterable[Declaration], registry: Registry
) -> dict[str, Person]:
    """Those of the people, by slug, who share name and country with another, each with the years of their signatures.

    Where the years are the same, with the groups that were printed, too.
    """
    shared = {
        slug for each in registry.partings for slug in (each.person.slug, registry.namesake(each))
    } & people.keys()
    if not shared:
        return {}
    years: dict[str, set[int]] = defaultdict(set)
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    for declaration in declarations:
        for signature in declaration.signatures:
            if signature.person in shared:
                years[signature.person].add(declaration.date.year)
                groups[signature.person][signature.group_printed or "no group"] = None
    spans = {slug: _span(years[slug]) for slug in shared}
    return {
        slug: replace(
            people[slug],
            told_apart=", ".join([span, *groups[slug]]) if list(spans.values()).count(span) > 1 else span,
        )
        for slug, span in spans.items()
    }


def _span(years: Iterable[int]) -> str:
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}–{last}"

"""Two people of one name and country, whom the registry parts: by what readers tell them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..model import Declaration, Person
from ..reading.registry import Registry
from ..words.ordinals import short_ordinal


def namesakes(
    people: Mapping[str, Person], declarations: Iterable[Declaration], registry: Registry
) -> dict[str, Person]:
    """Those of the people, by slug, who share name and country with another, each with the years of their signatures.

    Where the years of two of them are the same, with the groups that were printed, too; where these are, with which of
    the name it is, in the order of people.yml.
    """
    names: dict[str, dict[str, None]] = defaultdict(dict)  # those of each name, by the first of them
    for each in registry.partings:
        first = registry.namesake(each)
        names[first] |= {first: None, each.person.slug: None}
    shared = {slug for slugs in names.values() for slug in slugs} & people.keys()
    if not shared:
        return {}
    years: dict[str, set[int]] = defaultdict(set)
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    for declaration in declarations:
        for signature in declaration.signatures:
            if signature.person in shared:
                years[signature.person].add(declaration.date.year)
                groups[signature.person][signature.group_printed or "no group"] = None
    found: dict[str, Person] = {}
    for slugs in names.values():
        ranks = {slug: rank for rank, slug in enumerate(slugs, 1) if slug in shared}
        spans = {slug: _span(years[slug]) for slug in ranks}
        labels = {slug: _label(spans, slug, groups[slug]) for slug in ranks}
        labels = {slug: _label(labels, slug, [f"{short_ordinal(ranks[slug])} of the name"]) for slug in ranks}
        found |= {slug: replace(people[slug], told_apart=label) for slug, label in labels.items()}
    return found


def _label(labels: Mapping[str, str], slug: str, more: Iterable[str]) -> str:
    """The label of somebody, with more where another has the same."""
    label = labels[slug]
    return ", ".join([label, *more]) if list(labels.values()).count(label) > 1 else label


def _span(years: Iterable[int]) -> str:
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}–{last}"

"""The colours of the groups: told apart by readers who see fewer colours, seen on paper and in the dark."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from building import ROOT
from written_declarations.publishing.assets import stylesheets
from written_declarations.reading.registry import Registry

_STYLE = dict(stylesheets(ROOT / "docs" / "assets", ()))["site.css"]
# How a colour is seen, in linear RGB: Machado, Oliveira and Fernandes, "A physiologically-based model for simulation
# of color vision deficiency" (2009), severity 1.0
SIGHTS = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
SCHEMES = ("light", "dark", "paper")
APART = {"all colours": 13, "no red": 13, "no green": 13, "no blue": 7}  # differences by CIE 1976; about 2 can be seen


def _colours(registry: Registry, scheme: str) -> dict[str, str]:
    return {group.slug: getattr(group.colours, scheme) for group in registry.groups}


def _of_the_style(name: str, scheme: str) -> str:
    """A colour that no group has: that of the page, or of signatures without a group."""
    match = re.search(rf"--wd-{name}: light-dark\((#[0-9a-f]{{6}}), (#[0-9a-f]{{6}})\);", _STYLE)
    assert match
    return match[2 if scheme == "dark" else 1]


def _linear(colour: str) -> list[float]:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _lab(rgb: list[float]) -> tuple[float, float, float]:
    r, g, b = (min(1.0, max(0.0, part)) for part in rgb)
    white = (0.9505, 1.0, 1.089)
    xyz = (0.4124 * r + 0.3576 * g + 0.1805 * b, _luminance([r, g, b]), 0.0193 * r + 0.1192 * g + 0.9505 * b)
    ratios = [part / full for part, full in zip(xyz, white, strict=True)]
    x, y, z = (ratio ** (1 / 3) if ratio > 0.008856 else 7.787 * ratio + 16 / 116 for ratio in ratios)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _luminance(rgb: list[float]) -> float:
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]


def _contrast(one: str, other: str) -> float:
    dark, bright = sorted(_luminance(_linear(colour)) for colour in (one, other))
    return (bright + 0.05) / (dark + 0.05)


def _could_meet(registry: Registry) -> set[tuple[str, str]]:
    """Those that can stand under one declaration: a group and the one that carried it on cannot."""
    groups = {group.slug: group for group in registry.groups}
    lines: dict[str, set[str]] = {}
    for group in registry.groups:
        line, step = {group.slug}, group
        while step.successor:
            step = groups[step.successor]
            line.add(step.slug)
        lines[group.slug] = line
    apart = {
        (one, other) for one, other in combinations(groups, 2) if other not in lines[one] and one not in lines[other]
    }
    late = {(one, other) for one, other in apart if _never_together(registry, one, other)}
    return (apart - late) | {(slug, "none") for slug in groups}


def _never_together(registry: Registry, one: str, other: str) -> bool:
    periods = {group.slug: group.period for group in registry.groups}
    first, second = periods[one], periods[other]
    return any(a.end and b.start and a.end < b.start for a, b in ((first, second), (second, first)))


def test_a_browser_that_does_not_know_two_schemes_has_the_light_one(registry: Registry) -> None:
    style = dict(stylesheets(ROOT / "docs" / "assets", registry.groups))["site.css"]
    plain = style.partition("@supports not (color: light-dark(#000, #fff))")[2]
    both = re.findall(r"(--[\w-]+): light-dark\((.*?),", style)
    assert len(both) == 12 + len(registry.groups)
    assert all(f"{name}: {light};" in plain for name, light in both)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("sight", SIGHTS)
def test_groups_are_told_apart(registry: Registry, scheme: str, sight: str) -> None:
    colours = _colours(registry, scheme) | {"none": _of_the_style("none", scheme)}
    seen = {
        slug: _lab([sum(a * b for a, b in zip(row, _linear(colour), strict=True)) for row in SIGHTS[sight]])
        for slug, colour in colours.items()
    }
    near = {
        (one, other): round(sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5, 1)
        for one, other in _could_meet(registry)
    }
    assert {pair: apart for pair, apart in near.items() if apart < APART[sight]} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_groups_are_seen_on_the_page(registry: Registry, scheme: str) -> None:
    page = "#ffffff" if scheme == "paper" else _of_the_style("paper", scheme)
    colours = _colours(registry, scheme)
    assert {slug: colour for slug, colour in colours.items() if _contrast(colour, page) < 3} == {}, "WCAG 1.4.11"

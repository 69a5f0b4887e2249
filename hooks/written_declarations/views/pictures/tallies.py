"""Signatures counted by political group and by country, as pictures with their numbers."""

from __future__ import annotations

from collections.abc import Sequence

from ...collection.signings import Signings
from ...model import Country
from ...web.links import Links
from ...web.markup import Html, esc, join
from .tiles import tiles


def group_bar(signings: Signings) -> Html:
    """One bar, divided by group. The list of groups beside it says the same in words."""
    total = len(signings)
    parts = [(group.slug, number) for group, number in signings.by_group]
    if signings.without_group:
        parts.append(("none", signings.without_group))
    rects, start = [], 0
    for slug, number in parts:
        rects.append(f'<rect class="wd-fill--{slug}" x="{start}" width="{number}" height="1"/>')
        start += number
    return Html(
        f'<svg class="wd-bar" viewBox="0 0 {total} 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f"{''.join(rects)}</svg>\n"
    )


def by_group(links: Links, signings: Signings, *, choose: bool = False) -> Html:
    """The signatures by political group, each spelled out. With `choose` it is the legend of the hemicycle, and its numbers may
    become buttons that filter the list of signatories; else there is a bar.
    """
    only = ' data-wd-only="{}"' if choose else ""
    rows = [
        f"<li>{links.group(group)}<small>{esc(group.name)}</small><b{only.format(group.slug)}>{number:,}</b></li>"
        for group, number in signings.by_group
    ]
    if signings.without_group:
        rows.append(
            f'<li><span class="wd-group wd-group--none">no group printed</span>'
            f"<b{only.format('none')}>{signings.without_group:,}</b></li>"
        )
    return Html(
        f'<section class="wd-tally" aria-labelledby="by-group"><h2 id="by-group">By political group</h2>'
        f'{"" if choose else group_bar(signings)}<ul class="wd-tally__groups">{"".join(rows)}</ul></section>\n'
    )


def by_country(links: Links, signings: Signings, countries: Sequence[Country], *, listed: bool = True) -> Html:
    """The signatures by country: a map of all `countries`, and a list, most first, unless another list says the same."""
    rows = join(f"<li>{links.country(country)}<b>{number:,}</b></li>" for country, number in signings.by_country)
    return Html(
        f'<section class="wd-tally" aria-labelledby="by-country"><h2 id="by-country">By country</h2>'
        f"{tiles(links, countries, signings.by_country, 'signature')}"
        f'{f"""<ul class="wd-tally__countries">{rows}</ul>""" if listed else ""}</section>\n'
    )

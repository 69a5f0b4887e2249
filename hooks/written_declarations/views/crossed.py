"""Who signed a declaration, as a table of countries by groups with the names in its cells.

On a narrow screen and on paper each country is a block with its groups below it: no column is left to scroll to.
"""

from __future__ import annotations

from collections import defaultdict

from ..collection.signings import Signings
from ..web.markup import SORTABLE, Html, count, esc, join, rest
from .page import NOTHING

_NONE = "none"  # the column of those beside whom no group was printed


def crossed(signings: Signings) -> Html:
    """The section with the table, countries with the most signatures first; nothing where the list says it at a glance.

    It repeats no link: the map has those of countries, the legend those of groups.
    """
    if not is_shown(signings):
        return NOTHING
    names: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for signature in signings.signatures:
        group = signature.group.slug if signature.group else _NONE
        names[signature.country.slug, group].append(esc(signature.name.without_honorific))
    columns = [(group.slug, esc(group.code), number) for group, number in signings.by_group]
    if signings.without_group:
        columns.append((_NONE, esc("no group printed"), signings.without_group))
    heads = join(f'<th scope="col">{code} <b>{number:,}</b></th>' for _, code, number in columns)
    rows = join(
        f'<tr><th scope="row">{esc(country.name)}</th>'
        + join(_cell(names[country.slug, slug], code) for slug, code, _ in columns)
        + "</tr>"
        for country, _ in signings.by_country
    )
    table = Html(
        f"<table><caption>Most signatures first</caption><thead><tr><td></td>{heads}</tr></thead><tbody>\n{rows}"
        "</tbody></table>"
    )
    return Html(
        '<section class="wd-crossed" aria-labelledby="crossed"><h2 id="crossed">Who signed, by country and group</h2>\n'
        f"{rest(count(len(signings.by_country), 'country', 'countries'), table)}</section>\n"
    )


def is_shown(signings: Signings) -> bool:
    """Whether there is a table; it says everything that a list of countries with their numbers would."""
    return len(signings) >= SORTABLE


def _cell(names: list[str], code: str) -> Html:
    """The names; the code stands before them where the table has no columns, and nobody hears it twice."""
    return Html(f'<td data-wd-as="{code}">{"<br>".join(names)}</td>' if names else "<td></td>")

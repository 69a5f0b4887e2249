"""What several declarations have in common: how much there is, who leads and who signs them, what they are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..collection.signings import Signings
from ..model import Country, Declaration, Person, Subject
from ..web.links import Links
from ..web.markup import Heading, Html, count, join, places, table
from ..web.who_signed import members
from . import lists
from .page import NOTHING

_MOST_PEOPLE, _MOST_LEADS, _MOST_SUBJECTS, _MOST_GROUPS = 20, 10, 12, 3


def sentence(declarations: Sequence[Declaration], signings: Signings) -> str:
    """How much there is, from when, and of whom, in a sentence."""
    first, last = declarations[-1].date.year, declarations[0].date.year
    when = f"of {last}" if first == last else f"from {first} to {last}"
    groups = [
        f"{group.code} ({number:,})" for group, number in signings.by_group[:_MOST_GROUPS] if group.is_group and number
    ]
    most = f", most often in {', '.join(groups[:-1])} and {groups[-1]}" if len(groups) > 1 else ""
    signed = members(_countries(signings).values())
    countries = count(len(signings.by_country), "country", "countries")
    times = "" if len(signings) == len(signings.by_person) else f" {len(signings):,} times"
    return f"{count(len(declarations), 'declaration')} {when}, signed{times} by {signed} from {countries}{most}."


def people(links: Links, declarations: Sequence[Declaration], signings: Signings) -> Html:
    """Who signs most of several declarations, and who leads them."""
    if len(declarations) == 1:
        return NOTHING
    leads = Counter(each.signatures[0].person for each in declarations if each.signatures)
    often = sorted(
        [(person, number, place) for place, (person, number) in enumerate(signings.by_person) if number > 1],
        key=lambda each: (-each[1], -leads[each[0].slug]),
    )[:_MOST_PEOPLE]
    countries = _countries(signings)
    rows = [
        f'<tr><th scope="row">{links.signatory(person)}</th><td>{links.country(countries[person.slug])}</td>'
        f"<td>{number:,}</td></tr>\n"
        for person, number, _ in often
    ]
    bearers = {person.slug: person for person, _ in signings.by_person}
    led = _led(links, [(bearers[slug], number) for slug, number in leads.most_common(_MOST_LEADS)], len(leads))
    columns = (Heading("name", "Name"), Heading("country", "Country"), lists.DECLARATIONS)
    by_name = places([place for _, _, place in often])
    often_signed = table("people", "Who signed most of them", columns, rows, by_name) if rows else ""
    return Html(
        f'<section aria-labelledby="people"><h2 id="people">Who leads and who signs</h2>\n{led}{often_signed}</section>\n'
    )


def _countries(signings: Signings) -> dict[str, Country]:
    """The country of each person, as of the newest signature."""
    return {signature.person: signature.country for signature in reversed(signings.signatures)}


def _led(links: Links, leads: Sequence[tuple[Person, int]], total: int) -> Html:
    named = [f"{links.signatory(person)}{f' ({number:,})' if number > 1 else ''}" for person, number in leads]
    more = f" and {count(total - len(leads), 'other')}" if total > len(leads) else ""
    return Html(f"<p>Led by {', '.join(named)}{more}.</p>\n" if named else "")


def subjects(links: Links, declarations: Sequence[Declaration], heading: str, but: Subject | None = None) -> Html:
    """What they are about, most first, `but` for one subject; nothing if there is no other."""
    found = Counter(subject for each in declarations for subject in each.subjects if subject != but)
    if not found:
        return NOTHING
    items = join(
        f"<li>{links.subject(subject)}<b>{number:,}</b></li>" for subject, number in found.most_common(_MOST_SUBJECTS)
    )
    return Html(
        f'<section aria-labelledby="beside"><h2 id="beside">{heading}</h2>\n'
        f'<ul class="wd-parts wd-parts--subjects">{items}</ul></section>\n'
    )

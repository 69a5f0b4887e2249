"""What the page of a declaration says of its editions: who signed by which, and the list as of each."""

from __future__ import annotations

from collections.abc import Iterator

from ..collection.editions import came_by
from ..model import Declaration, Edition, Person, Signature
from ..reading.registry import person_slug
from ..web import urls
from ..web.by_edition import by_edition, in_or_by
from ..web.links import Links
from ..web.markup import Html, count, day, esc, join, link
from ..words.ordinals import ordinal, short_ordinal


def told(declaration: Declaration) -> Html:
    """How many signed each edition, as a sentence with links to the lists; "" where no earlier edition is known."""

    def linked(edition: Edition, name: str) -> str:
        to = "signatories" if edition.number == declaration.edition else anchor(edition)
        return f'<a href="#{to}">{name}</a>'

    return Html(by_edition(declaration, linked))


def marked(declaration: Declaration, rows: list[str]) -> list[str]:
    """The rows of the list of signatories, each with the edition by which the signature came, and with what a link to
    its place may have meant before.
    """
    if not declaration.earlier:
        return rows
    known = {0, *(edition.number for edition in declaration.earlier)}
    made = []
    for order, (row, number) in enumerate(zip(rows, came_by(declaration), strict=True)):
        signature = declaration.signatures[order]
        then = dict.fromkeys(_then(declaration, signature))
        exact = number is None or in_or_by(number, known) == "in"
        mark = f"{'' if exact else 'by the '}{short_ordinal(number or 0)} edition"
        mark += f" (then {'; '.join(then)})" if then else ""
        row = row.replace("</th>", f"{_was(declaration, order)}</th>", 1)
        made.append(row.replace("</td></tr>", f" <small>{esc(mark)}</small></td></tr>", 1))
    return made


def _then(declaration: Declaration, signature: Signature) -> Iterator[str]:
    """How earlier editions printed a signature, where they did in another way."""
    for edition in declaration.earlier:
        for other in edition.signatures:
            if other.person == signature.person and str(other) != str(signature):
                same = (other.name, other.country_printed) == (signature.name, signature.country_printed)
                yield (other.group_printed or "with no group") if same else str(other)


def _was(declaration: Declaration, order: int) -> Html:
    """Whom the place meant in earlier editions. It is shown to who comes by a link to the place."""
    person = declaration.signatures[order].person
    others = [
        f"in the {ordinal(edition.number)} edition No. {order + 1} was {_named(edition.signatures[order])}"
        for edition in declaration.earlier
        if order < len(edition.signatures) and edition.signatures[order].person != person
    ]
    if not others:
        return Html("")
    return Html(f'<span class="wd-was">This place has changed: {"; ".join(others)}.</span>')


def _named(signature: Signature) -> Html:
    return link(f"#{signature.person}", esc(signature.name.without_honorific))


def lists(links: Links, declaration: Declaration, known: frozenset[str]) -> Html:
    """The list as of each earlier edition. `known` are the people who have pages."""
    if not declaration.earlier:
        return Html("")
    ids = {signature.person for signature in declaration.signatures}
    ids |= {f"signatory-{order}" for order in range(1, len(declaration.signatures) + 1)}
    people = {signature.person for signatures in declaration.lists for signature in signatures}
    ids |= set(map(spelled_slug, declaration.signatures)) - people
    folds = join(_fold(links, edition, known, people, ids) for edition in declaration.earlier)
    return Html(
        '<section class="wd-editions" aria-labelledby="editions"><h2 id="editions">Earlier editions</h2>\n'
        f"<p>{told(declaration)} Numbers before the names are places in a list, and a place may be another’s in a later"
        f" edition; a link to a name stays.</p>\n{folds}</section>\n"
    )


def anchor(edition: Edition) -> str:
    """Where the list of an earlier edition stands on the page of its declaration."""
    return f"edition-{edition.number}"


def _fold(links: Links, edition: Edition, known: frozenset[str], people: set[str], ids: set[str]) -> Html:
    """The list of an edition. Anchors that the present list has not, or an earlier one of these, stand here: who comes
    by an old link finds who is meant. `ids` grows by them. The address of a spelling is no anchor if one of the
    `people` has it: a namesake.
    """
    items = []
    for order, signature in enumerate(edition.signatures, 1):
        spelled = {spelled_slug(signature)} - people
        own = [each for each in (f"signatory-{order}", signature.person, *spelled) if each not in ids]
        ids.update(own)
        here = [f' id="{esc(each)}"' for each in own]
        anchors = f"{''.join(here[:1])}>{''.join(f'<span{each}></span>' for each in here[1:])}"
        items.append(f"<li{anchors}{_line(links, signature, known)}</li>\n")
    source = f"<p>{link(edition.source, Html('Official page of this edition'))}</p>\n" if edition.source else ""
    name = f"{ordinal(edition.number).capitalize()} edition, {day(edition.date)}"
    return Html(
        f'<details class="wd-fold"><summary>{name}: {count(len(edition.signatures), "signatory", "signatories")}</summary>\n'
        f'<div id="{anchor(edition)}">{source}<ol class="wd-edition">\n{"".join(items)}</ol></div></details>\n'
    )


def spelled_slug(signature: Signature) -> str:
    """The slug of the name as printed, which was its anchor before people.yml joined it with another."""
    return person_slug(signature.name, signature.country)


def _line(links: Links, signature: Signature, known: frozenset[str]) -> Html:
    honorific = f"{esc(signature.name.honorific)} " if signature.name.honorific else ""
    name = esc(signature.name.without_honorific)
    if signature.person in known:
        name = link(links.root + urls.signatory(Person(signature.person, signature.name)), name)
    group = f", {esc(signature.group_printed)}" if signature.group_printed else ""
    return Html(f"{honorific}{name}, {esc(signature.country_printed)}{group}")

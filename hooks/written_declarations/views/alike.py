"""Who signs with whom, on pages: words beside each number say what it counts, and what it does not tell."""

from __future__ import annotations

from ..collection.companions import meetings
from ..collection.corpus import Corpus
from ..model import Declaration, Group, Person
from ..web import urls
from ..web.links import Links
from ..web.markup import Html, join
from .lists import declaration_item, declaration_list
from .page import NOTHING

_SHADES = 5


def closest(corpus: Corpus, links: Links, declaration: Declaration) -> Html:
    """The declarations with the most signatories in common."""
    found = corpus.companions.of_declaration(declaration)
    if not found:
        return NOTHING
    items = [
        declaration_item(
            links,
            other,
            f' · <a href="{links.root}{urls.compare(declaration, other)}">{shared:,} in common</a>',
            led=False,
        )
        for other, shared in found
    ]
    return Html(
        '<section class="wd-closest" aria-labelledby="closest"><h2 id="closest">Signed by many of the same</h2>\n'
        f"{declaration_list(items)}"
        '<p class="wd-quiet">Those here that share the most signatories with this one. It does not say that they are'
        " about the same thing.</p></section>\n"
    )


def companions(corpus: Corpus, links: Links, person: Person, declarations: int) -> Html:
    """The people who signed the most declarations together with somebody."""
    found = corpus.companions.of_person(person)
    if not found:
        return NOTHING
    rows = join(f"<li>{links.signatory(other)}<b>{shared:,} of {declarations:,}</b></li>\n" for other, shared in found)
    return Html(
        '<section class="wd-tally" aria-labelledby="companions"><h2 id="companions">Signs most often with</h2>\n'
        f'<ol class="wd-tally__people">{rows}</ol><p class="wd-quiet">Counted over the declarations here. People sign'
        " for the text; it does not make them allies.</p></section>\n"
    )


def matrix(corpus: Corpus, links: Links) -> Html:
    """How often two groups stand under one declaration."""
    groups = [group for group in corpus.groups if group.is_group]
    if len(groups) < 2:
        return NOTHING
    met = meetings(corpus.declarations, groups)
    most = max((number for (one, other), number in met.items() if one != other), default=1)
    heads = join(f'<th scope="col">{links.group(group)}</th>' for group in groups)
    rows = join(
        f'<tr><th scope="row">{links.group(one)}</th>{join(_met(met, one, other, most) for other in groups)}</tr>\n'
        for one in groups
    )
    return Html(
        '<section aria-labelledby="together"><h2 id="together">Groups that sign together</h2>\n'
        "<p>The number of declarations that members of both groups signed; on the diagonal, of all that members of the"
        " group signed. One signature of each is enough. Large groups meet often because they are large, and groups of"
        " different times cannot meet. A group signs nothing itself: only its members do.</p>\n"
        '<div class="wd-table wd-matrix" tabindex="0" role="region" aria-labelledby="matrix-caption">'
        '<table class="wd-chart"><caption id="matrix-caption">Declarations with signatures of both groups</caption>'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>\n{rows}</tbody></table></div></section>\n"
    )


def _met(met: dict[tuple[str, str], int], one: Group, other: Group, most: int) -> Html:
    number = met.get((one.slug, other.slug)) or met.get((other.slug, one.slug), 0)
    if one == other:
        return Html(f'<td class="wd-matrix__own">{number:,}</td>')
    shade = -(-_SHADES * number // most)
    return Html(f'<td class="wd-shade-{shade}">{number:,}</td>' if number else "<td>0</td>")

"""Mentions of other texts in the text of a declaration, as links, and the way back.

The official address of a document cannot be derived from its number. So a mention leads to our page, which may say
that the declaration is not here yet, or it stays plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..collection.corpus import Corpus
from ..model import Declaration
from ..web import urls
from ..web.links import Links
from ..web.markup import Html, join, link
from ..words.mentions import Mention, MentionKind, mentions
from .lists import declaration_item, declaration_list

# The HTML of a body is our own: every > within an attribute is written as an entity
_TAG = re.compile(r"(<[^>]*>)")


def referring(corpus: Corpus, links: Links, declaration: Declaration, html: str) -> Html:
    """The HTML of the text of a declaration, in which what it mentions is linked.

    No character that is read changes. What stands in a link already stays as it is.
    """
    # No mention goes beyond a tag: where the whole has none, its pieces have none
    none = next(mentions(html), None) is None
    return Html(html) if none else join(_pieces(corpus, links, declaration, html))


def _pieces(corpus: Corpus, links: Links, declaration: Declaration, html: str) -> Iterator[str]:
    in_link = False
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            in_link = piece.startswith("<a ") or (in_link and piece != "</a>")
            yield piece
        elif in_link:
            yield piece
        else:
            yield from _linked(corpus, links, declaration, piece)


def _linked(corpus: Corpus, links: Links, declaration: Declaration, text: str) -> Iterator[str]:
    """A piece of escaped text between two tags; so are the words of a mention, which stay as they are."""
    end = 0
    for mention in mentions(text):
        yield text[end : mention.start]
        words = Html(text[mention.start : mention.end])
        other = corpus.mentioned.resolve(mention)
        number = other.number if other else _not_collected(corpus, mention)
        yield words if number in (None, declaration.number) else link(links.root + urls.numbered(number), words)
        end = mention.end
    yield text[end:]


def _not_collected(corpus: Corpus, mention: Mention) -> int | None:
    """The number of a declaration that is not here and has a page that says so."""
    is_known = mention.kind is MentionKind.DECLARATION and mention.number in corpus.not_here
    return mention.number if is_known else None


def mentioned_by(corpus: Corpus, links: Links, declaration: Declaration) -> Html:
    """The declarations that mention this one, newest first."""
    found = corpus.mentioned.by(declaration)
    if not found:
        return Html("")
    items = [declaration_item(links, other) for other in found]
    return Html(
        '<section class="wd-mentioned" aria-labelledby="mentioned-by"><h2 id="mentioned-by">Mentioned by</h2>\n'
        f"{declaration_list(items)}</section>\n"
    )

"""How to cite a declaration: the box on its page, what its head tells reference managers, and its other forms.

assets/cite.js fills the slots of the box: it writes the place that the address points at into them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from ..exports import citation
from ..exports.authors import Author
from ..exports.citation import Citation, Passage
from ..model import Declaration
from ..web import urls
from ..web.markup import Html, esc, join
from ..words.terms import PUBLISHER


@dataclass(frozen=True, slots=True)
class _Format:
    """A format in which there is a file of each declaration: its name for people, its suffix, its media type."""

    name: str
    suffix: str
    media_type: str


_REFERENCES = (
    _Format("BibTeX", "bib", "application/x-bibtex"),
    _Format("RIS", "ris", "application/x-research-info-systems"),
    _Format("CSL-JSON", "csl.json", "application/vnd.citationstyles.csl+json"),
)
_TRANSCRIPTS = (_Format("Plain text", "txt", "text/plain"), _Format("Markdown", "md", "text/markdown"))
_LINES: tuple[tuple[str, Callable[[Citation, Passage], str]], ...] = (
    ("Text", citation.text),
    ("Markdown", citation.markdown),
    ("HTML", citation.html),
    ("Wikipedia", citation.wikipedia),
)
# Characters for private use, which no contributed text may hold, stand in for a place until there is one
_SOME_PASSAGE = Passage("\ue000", "\ue001")
_LABEL = re.compile("(, | \\|at=)\ue000")


def head(cited: Citation) -> Html:
    """What Zotero and search engines for papers read."""
    return join(
        (
            _meta("title", cited.title),
            *map(_author, cited.authors),
            _meta("publication_date", f"{cited.date:%Y/%m/%d}"),
            _meta("technical_report_number", cited.document),
            _meta("technical_report_institution", PUBLISHER),
            _meta("language", cited.lang),
            _meta("public_url", cited.address),
        )
    )


@lru_cache(maxsize=1 << 14)
def _author(author: Author) -> Html:
    return _meta("author", author.inverted)


def _meta(name: str, value: str) -> Html:
    return Html(f'<meta name="citation_{name}" content="{esc(value)}">\n')


def box(root: str, declaration: Declaration, cited: Citation) -> Html:
    """The citation in every format, and on paper in one line.

    The id stands within, so that a browser opens the box for who follows a link to it.
    """
    lines = join(
        f"<div><dt>{name}</dt><dd><code>{_with_slots(make(cited, _SOME_PASSAGE))}</code></dd></div>\n"
        for name, make in _LINES
    )
    return Html(
        f'<p class="wd-cited">Cite as: {esc(citation.text(cited))}</p>\n'
        f'<details class="wd-fold wd-cite" data-wd-name="{esc(cited.name)}"><summary>Cite this declaration</summary>\n'
        f'<div id="cite"><dl>{lines}</dl>\n'
        f"{_links(root, declaration, 'Reference', _REFERENCES)}{_links(root, declaration, 'Full text', _TRANSCRIPTS)}"
        "</div></details>\n"
    )


def _with_slots(line: str) -> Html:
    slots = _LABEL.sub(r'<span data-wd-place="\1"></span>', esc(line))
    return Html(slots.replace("\ue001", "<span data-wd-fragment></span>"))


def _links(root: str, declaration: Declaration, name: str, formats: tuple[_Format, ...]) -> Html:
    links = join(
        f'<li><a rel="alternate" href="{root}{urls.declaration_file(declaration, each.suffix)}" type="{each.media_type}" download>'
        f"{each.name}</a></li>"
        for each in formats
    )
    return Html(f'<p>{name}</p><ul class="wd-actions">{links}</ul>\n')

"""A declaration as a small page of its own, to stand in a frame on pages of other sites.

It has neither the theme nor a script, and its policy allows none; its one stylesheet is assets/embed.css.
"""

from __future__ import annotations

from ..collection.signings import Signings
from ..model import Declaration
from ..reading.registry_entries import Withdrawal
from ..web import urls
from ..web.markup import Html, count, day, esc, join, lang, time
from ..web.security import WITHOUT_SCRIPTS
from .frame_height import WIDEST, FrameText, height, height_at
from .lists import in_french
from .page import Site
from .pictures.tallies import group_bar

_NO_GROUP = "no group printed"
_PHONE = 320  # pixels: the frame is as high as it must be there on pages that let no style through; more of it scrolls


def page(site: Site, declaration: Declaration) -> Html:
    """The page for frames."""
    signings = site.corpus.of_declaration(declaration)
    rows = [
        f'<li class="wd-group wd-group--{group.slug}"><span title="{esc(group.name)}">{esc(group.code)}</span> <b>{number:,}</b></li>'
        for group, number in signings.by_group
    ]
    if signings.without_group:
        rows.append(f'<li class="wd-group"><span>{_NO_GROUP}</span> <b>{signings.without_group:,}</b></li>')
    content = Html(
        f"<p>{time(declaration.date)}{_facts(declaration)}</p>\n"
        f'{group_bar(signings)}<ul aria-label="Signatories by political group">{join(rows)}</ul>\n'
    )
    return _frame(site, declaration.number, declaration.title, content, declaration.lang)


def withdrawn(site: Site, gone: Withdrawal) -> Html:
    """What stands in frames after a declaration was withdrawn."""
    content = Html(f"<p>Withdrawn from this site on {time(gone.date)}.</p>\n<p>{esc(gone.reason)}</p>\n")
    return _frame(site, gone.number, f"Written declaration No. {gone.number}", content)


def _frame(site: Site, number: int, title: str, content: Html, language: str = "en") -> Html:
    path = urls.embed(number)
    root = urls.to_root(path)
    whole = esc(site.address + urls.numbered(number))
    return Html(
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">{WITHOUT_SCRIPTS}'
        f"<title>No. {number}: {esc(title)}</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f'<link rel="canonical" href="{whole}"><link rel="icon" href="{root}favicon.svg">'
        f'<link rel="stylesheet" href="{root}{site.assets}embed.css"></head>\n<body><main>\n'
        f'<p class="wd-kicker">Written declaration No. {number}</p>\n<h1 dir="auto"{lang(language)}>{esc(title)}</h1>\n{content}'
        f'<p><a href="{whole}" target="_blank" rel="noopener">Read it on Written Declarations</a></p>\n'
        "</main></body></html>\n"
    )


def _facts(declaration: Declaration) -> str:
    """What follows the date."""
    signatories = count(len(declaration.signatures), "signatory", "signatories")
    # Counted, not sorted as in `by_country`: sorting is a third of what this page costs
    countries = count(len({each.country.slug for each in declaration.signatures}), "country", "countries")
    return f" · {signatories} from {countries}{in_french(declaration)}"


def snippet(address: str, declaration: Declaration, signings: Signings) -> Html:
    """How to put a declaration into a page of another site: the HTML to copy, readable without JavaScript.

    The id stands within, so that a browser opens the box for who follows a link to it.
    """
    name = f"Written declaration No. {declaration.number} of {day(declaration.date)}: {declaration.title}"
    groups = [f"{group.code}{number}" for group, number in signings.by_group]
    if signings.without_group:
        groups.append(f"{_NO_GROUP}{signings.without_group}")
    text = FrameText(declaration.title, day(declaration.date) + _facts(declaration), groups)
    frame = (
        f'<div style="position:relative;max-width:{WIDEST}px;padding-bottom:{height(text)}">'
        f'<iframe src="{esc(address + urls.embed(declaration.number))}" title="{esc(name)}"'
        f' width="100%" height="{height_at(text, _PHONE)}" loading="lazy"'
        ' style="position:absolute;width:100%;height:100%;border:0"></iframe></div>'
    )
    return Html(
        '<details class="wd-fold wd-embed"><summary>Show it on another site</summary>\n'
        '<div id="embed"><p>This HTML shows <a href="embed/">number, title, date and signatories by group</a>. It loads'
        " no script and sets no cookie.</p>\n"
        f'<textarea readonly rows="4" spellcheck="false" aria-label="HTML to copy">{esc(frame)}</textarea>'
        "</div></details>\n"
    )

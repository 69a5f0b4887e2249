"""The page of a declaration that was withdrawn from this site: its address stays, and says why."""

from __future__ import annotations

from ..reading.registry_entries import Withdrawal
from ..web import urls
from ..web.markup import Html, esc, join, time
from .page import Page, Site, crumbs
from .page import head as heading


def page(site: Site, gone: Withdrawal) -> Page:
    """Number, Doc. ID, when it was withdrawn and why."""
    path, name = urls.numbered(gone.number), f"Written declaration No. {gone.number}"
    links = site.links(path)
    content = join(
        (
            crumbs(links.root, (urls.DECLARATIONS, "Declarations"), f"No. {gone.number}"),
            heading(name, "Withdrawn from this site", (esc(f"Doc. {gone.doc_id}"), time(gone.date))),
            Html(
                f'<section class="wd-text" aria-labelledby="reason"><h2 id="reason">Why it is gone</h2>\n'
                f"<p>{esc(gone.reason)}</p>\n<p>What was withdrawn is its page here. It says nothing about the declaration"
                " itself, which the Assembly publishes.</p></section>\n"
            ),
        )
    )
    head = Html('<meta name="robots" content="noindex">')  # no search engine should show it
    return Page(path, f"{name}: withdrawn", f"{name} was withdrawn from this site.", content, head)

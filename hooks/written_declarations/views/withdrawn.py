"""The page of a declaration that was withdrawn from this site: its address stays, and says why."""

from __future__ import annotations

from ..reading.registry import Withdrawal
from ..web import urls
from ..web.markup import Html, esc, join, time
from .page import Links, Page, crumbs, head


def page(links: Links, gone: Withdrawal) -> Page:
    """Number, Doc. ID, when it was withdrawn and why."""
    name = f"Written declaration No. {gone.number}"
    content = join(
        (
            crumbs(links.root, (urls.DECLARATIONS, "Declarations"), f"No. {gone.number}"),
            head(name, "Withdrawn from this site", (esc(f"Doc. {gone.doc_id}"), time(gone.date))),
            Html(
                f'<section class="wd-text" aria-labelledby="reason"><h2 id="reason">Why it is gone</h2>\n'
                f"<p>{esc(gone.reason)}</p>\n<p>What was withdrawn is its page here. It says nothing about the declaration"
                " itself, which the Assembly publishes.</p></section>\n"
            ),
        )
    )
    return Page(urls.numbered(gone.number), f"{name}: withdrawn", f"{name} was withdrawn from this site.", content)

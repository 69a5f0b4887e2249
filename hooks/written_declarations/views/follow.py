"""The page on following: what a feed is, and the addresses to copy."""

from __future__ import annotations

from ..web import urls
from ..web.jsonld import block, webpage
from ..web.markup import Html, esc, join
from .changes import VISITS
from .page import Page, Site


def page(site: Site, _: None = None) -> Page:
    """The addresses of the feeds of the whole collection; those of single pages are found as they say."""
    feeds = (
        ("New and changed declarations, with their texts", urls.feed("")),
        ("New and changed declarations, as JSON Feed", urls.json_feed("")),
        ("What changed, each change by itself", urls.feed(urls.CHANGES)),
        ("Each change, as JSON Feed", urls.json_feed(urls.CHANGES)),
    )
    rows = join(
        f"<div><dt>{esc(name)}</dt><dd><code data-wd-copy>{esc(site.address + path)}</code></dd></div>\n"
        for name, path in feeds
    )
    return Page(
        urls.FOLLOW,
        "Follow",
        "",
        Html(f'<dl class="wd-fields">\n{rows}</dl>\n'),
        slots={"visits": VISITS},
        data=block(webpage(site.address, urls.FOLLOW, "Follow")),
    )

"""The page of a declaration that is not in the collection, and of which something is known: what, and how to add it."""

from __future__ import annotations

from ..reading.registry_entries import Missing
from ..web import urls
from ..web.markup import Html, esc, join, link, time
from .declaration import neighbours
from .page import Page, Site, crumbs
from .page import head as heading


def page(site: Site, missing: Missing) -> Page:
    """Number, title, Doc. ID, date and official page as far as they are known, and the way to the form."""
    path, name = urls.numbered(missing.number), f"Written declaration No. {missing.number}"
    links = site.links(path)
    title, language = (missing.title, missing.lang) if missing.title else ("Not here yet", "en")
    known = facts(missing)
    official = "Find it on the site of the Assembly, copy its text"
    if missing.source:
        known.append(link(missing.source, Html("Official page")))
        official = f"Copy its text from {link(missing.source, Html('the page of the Assembly'))}"
    form = link(urls.form(site.repository, missing.source), Html("paste it into the form"))
    more = link(links.root + urls.CONTRIBUTE, Html("How to add a declaration"))
    others = link(links.root + urls.COVERAGE, Html("what else is missing"))
    content = join(
        (
            crumbs(links.root, (urls.DECLARATIONS, "Declarations"), f"No. {missing.number}"),
            heading(name, title, known, language),
            '<section class="wd-text" aria-labelledby="add-it"><h2 id="add-it">Add it</h2>\n'
            f"<p>This collection does not have it yet. {_known(missing)}</p>\n"
            f"<p>{official}, and {form}. {more} says more, and Coverage tells {others}.</p></section>\n",
            neighbours(site.corpus, links, missing.number),
        )
    )
    name_and_title = f"No. {missing.number}: {missing.title}" if missing.title else name
    # A search engine should find the official page, and this one only once it has the declaration
    head = Html('<meta name="robots" content="noindex">')
    return Page(path, name_and_title, f"{name} is not in this collection yet.", content, head)


def facts(missing: Missing) -> list[Html]:
    """Doc. ID, date or year, and the language of the title, as far as they are known."""
    start, end = (missing.when.start, missing.when.end) if missing.when else (None, None)
    known = [esc(f"Doc. {missing.doc_id}")] if missing.doc_id else []
    if start is not None:
        known.append(time(start) if start == end else esc(str(start.year)))
    if missing.title and missing.lang == "fr":
        known.append(esc("in French"))
    return known


def _known(missing: Missing) -> str:
    if missing.title or missing.doc_id or missing.when or missing.source:
        return "What stands above is all that is known of it here."
    return "Nothing but its number is known here."

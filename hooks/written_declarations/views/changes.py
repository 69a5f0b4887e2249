"""The page of what changed, newest first, and one month of it where the list is folded."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ..collection.corpus import Corpus
from ..exports.change_feeds import TITLE
from ..exports.change_words import SHORT, said
from ..model import Declaration
from ..reading.change_log import ChangeEvent
from ..web import urls
from ..web.jsonld import block, webpage
from ..web.links import Links
from ..web.markup import Html, alternate, count, day, esc, join, link, month_name, time
from . import lists
from .page import NOTHING, Page, Site, crumbs, figures
from .page import head as heading

_LINES = 6  # sentences of one event that are shown
# Where the script puts the switch for what is new since the last visit
VISITS = Html('<div class="wd-visits" data-wd-visits></div>\n')
_EMPTY = Html('<p class="wd-quiet">No change is recorded yet.</p>\n')


def page(site: Site, _: None = None) -> Page:
    """The newest changes, and links to the months if they are not all."""
    corpus, links = site.corpus, site.links(urls.CHANGES)
    events, parts = corpus.log.events[::-1], months(corpus)
    shown = events[: corpus.limits.newest] if parts else events
    content = join(
        (
            _files(links),
            VISITS,
            _by_day(corpus, links, shown) if shown else _EMPTY,
            _months(links, parts),
        )
    )
    feeds = alternate("application/atom+xml", TITLE, urls.feed("")) + alternate(
        "application/feed+json", TITLE, urls.json_feed("")
    )
    data = block(webpage(site.address, urls.CHANGES, "Changes"))
    return Page(urls.CHANGES, "Changes", "", content, Html(feeds), data=data, declarations=_named(corpus, shown))


def month_page(site: Site, month: str) -> Page:
    """All changes of one month."""
    path, title = urls.month(month), f"Changes: {month_name(month)}"
    links, parts = site.links(path), months(site.corpus)
    events = parts[month]
    content = join(
        (
            crumbs(links.root, (urls.DATA, "Data"), month_name(month), (urls.CHANGES, "Changes")),
            heading("Changes", title, (link(links.root + urls.CHANGES, Html("All changes")),)),
            figures(((len(events), "change", "changes"),)),
            _by_day(site.corpus, links, events),
            lists.neighbours(
                "months",
                [(month_name(other), links.root + urls.month(other)) for other in reversed(parts)],
                month_name(month),
            ),
        )
    )
    description = f"What was added to the collection, corrected or withdrawn in {month_name(month)}."
    data = block(webpage(site.address, path, title))
    return Page(path, title, description, content, data=data, declarations=_named(site.corpus, events))


def months(corpus: Corpus) -> dict[str, tuple[ChangeEvent, ...]]:
    """The months into which a long list of changes is folded, newest first, each as in "2026-11"; none of a short one."""
    events = corpus.log.events[::-1]
    if len(events) <= corpus.limits.newest:
        return {}
    return {month: tuple(part) for month, part in groupby(events, lambda event: event.day.isoformat()[:7])}


def _named(corpus: Corpus, events: Sequence[ChangeEvent]) -> list[Declaration]:
    """The declarations to which these events happened and that are here."""
    numbers = {event.number for event in events}
    return [declaration for declaration in corpus.declarations if declaration.number in numbers]


def _files(links: Links) -> Html:
    names = (
        (urls.CHANGES_CSV, "CSV"),
        (urls.CHANGES_JSON, "JSON"),
        (urls.feed(urls.CHANGES), "feed"),
        (urls.FOLLOW, "Follow"),
    )
    csv, json, feed, follow = (link(links.root + path, Html(name)) for path, name in names)
    return Html(
        f'<p class="wd-quiet">All of them: {csv}, {json}; the newest: {feed}. {follow} says how to be told of new ones.</p>\n'
    )


def _by_day(corpus: Corpus, links: Links, events: Sequence[ChangeEvent]) -> Html:
    """The events under their days; of more than a list may have the newest, and of the others the numbers, in runs."""
    whole = events if len(events) <= corpus.limits.whole else events[: corpus.limits.newest]
    here = {declaration.number: declaration for declaration in corpus.declarations}
    parts = []
    for date, group in groupby(whole, lambda event: event.day):
        items = []
        for event in group:
            declaration = here.get(event.number)
            title = (
                links.declaration(declaration)
                if declaration
                else link(links.root + urls.numbered(event.number), esc(f"Written declaration No. {event.number}"))
            )
            own = f" · dated {time(declaration.date)}{lists.in_french(declaration)}" if declaration else ""
            items.append(
                f'<li class="wd-item" id="c{event.place}"><span class="wd-item__number">No. {event.number}</span>'
                f'<span class="wd-item__title">{title}</span><span class="wd-item__facts">'
                f"{esc(SHORT[event.kind])}{own}</span>{_details(corpus, links, event)}</li>\n"
            )
        parts.append((f"d{date.isoformat()}", esc(day(date)), items))
    return join((lists.in_sections(parts, "changes"), _rest(links, events[len(whole) :])))


def _details(corpus: Corpus, links: Links, event: ChangeEvent) -> Html:
    lines = list(said(corpus, event))
    if not lines:
        return NOTHING
    shown = [f"<li>{esc(line)}</li>" for line in lines[:_LINES]]
    if len(lines) > _LINES:
        more = count(len(lines) - _LINES, "more change", "more changes")
        shown.append(f"<li>{link(links.root + urls.CHANGES_CSV, esc(more))}</li>")
    return Html(f'<ul class="wd-differences">{join(shown)}</ul>')


def _rest(links: Links, events: Sequence[ChangeEvent]) -> Html:
    if not events:
        return NOTHING
    numbers = sorted({event.number for event in events})
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    items = join(
        f"<li>{link(links.root + urls.numbered(run[0]), esc(f'{run[0]}–{run[-1]}' if len(run) > 1 else str(run[0])))}</li>"
        for run in runs
    )
    return Html(
        f'<section aria-labelledby="rest"><h2 id="rest">And {len(events):,} more</h2>\n'
        f"<p>Each of these declarations changed in this month, too; "
        f"{link(links.root + urls.CHANGES_CSV, Html('changes.csv'))} says on which day and how.</p>\n"
        f'<ul class="wd-runs">{items}</ul></section>\n'
    )


def _months(links: Links, parts: dict[str, tuple[ChangeEvent, ...]]) -> Html:
    if not parts:
        return NOTHING
    items = join(
        f"<li>{link(links.root + urls.month(month), esc(month_name(month)))}<b>{len(part):,}</b></li>\n"
        for month, part in parts.items()
    )
    total = sum(map(len, parts.values()))
    return Html(
        f'<section aria-labelledby="months"><h2 id="months">All {total:,} by month</h2>\n'
        f'<ul class="wd-parts">\n{items}</ul></section>\n'
    )

"""The page on coverage: which numbers are here and which are missing."""

from __future__ import annotations

from collections.abc import Iterable

from ..collection.corpus import Corpus
from ..collection.coverage import Span, State, spans, state
from ..web import urls
from ..web.links import Links
from ..web.markup import Heading, Html, count, esc, join, link, places, table
from .indexes import index
from .missing import facts
from .page import Page, Site, figures


def page(site: Site, _: None = None) -> Page:
    """Which numbers are here, and how many of each year."""
    return index(site, urls.COVERAGE, "Coverage", _coverage, len(site.corpus.declarations))


def _coverage(corpus: Corpus, links: Links) -> Html:
    """Which numbers are here, which are missing, which are records, and how many there are of each year."""
    runs = tuple(spans(corpus))
    numbers = {each: sum(len(run) for run in runs if run.state is each) for each in State}
    highest = runs[-1].last
    return join(
        (
            figures(
                (
                    (numbers[State.TEXT], "with text", "with text"),
                    (numbers[State.RECORD], "record", "records"),
                    (numbers[State.MISSING], "missing", "missing"),
                )
            ),
            f"<p>{count(len(corpus.declarations), 'declaration is', 'declarations are')} here. Numbers begin at 1, and the"
            f" highest here is {highest}; {_beyond(corpus, highest)}. As a file: {link(links.root + urls.table('coverage'), Html('coverage.csv'))},"
            f" or {link(links.root + urls.table_for_excel('coverage'), Html('for Excel'))}.</p>\n",
            _numbers(links, runs, State.TEXT, "here", "Here with their text"),
            _numbers(links, runs, State.RECORD, "records", "Here as records, without their text"),
            _numbers(links, runs, State.MISSING, "missing", "Missing"),
            _known(corpus, links),
            f'<h2 id="by-year">By year</h2>\n{_years(corpus, links)}',
        )
    )


def _numbers(links: Links, runs: Iterable[Span], state: State, name: str, title: str) -> Html:
    items = join(f"<li>{_run(links, run)}</li>" for run in runs if run.state is state)
    some = f'<ul class="wd-runs">{items}</ul>' if items else '<p class="wd-quiet">None.</p>'
    return Html(f'<section aria-labelledby="{name}"><h2 id="{name}">{title}</h2>\n{some}</section>\n')


def _run(links: Links, run: Span) -> Html:
    """A run of numbers; those at its ends lead to their declarations, if they are here."""
    if run.state is State.MISSING:
        return esc(str(run))
    ends = dict.fromkeys((run.first, run.last))
    return Html("–".join(link(links.root + urls.numbered(number), Html(str(number))) for number in ends))


def _beyond(corpus: Corpus, highest: int) -> str:
    """What is known of higher numbers than the highest here."""
    higher = [str(number) for number in corpus.not_here if number > highest]
    if not higher:
        return "whether there are higher ones, this collection does not know"
    return f"of higher ones it knows {', '.join(higher)}, and there may be more"


def _known(corpus: Corpus, links: Links) -> Html:
    """The missing declarations of which something is known."""
    rows = [
        f'<tr><td>{missing.number}</td><th scope="row">'
        f"{link(links.root + urls.numbered(missing.number), esc(missing.title or 'Title not known'), missing.lang)}"
        f"<small>{' · '.join(facts(missing))}</small></th></tr>\n"
        for missing in corpus.missing
    ]
    if not rows:
        return Html("")
    columns = (Heading("order", "No."), Heading("title", "Title", "Date"))
    return Html(
        '<section aria-labelledby="known"><h3 id="known">Missing, but known of</h3>\n'
        f"{table('missing', 'By number', columns, rows)}</section>\n"
    )


def _years(corpus: Corpus, links: Links) -> Html:
    rows = []
    for year in corpus.years:
        declarations = corpus.of_year(year)
        numbers = [declaration.number for declaration in declarations]
        records = sum(state(declaration) is State.RECORD for declaration in declarations)
        rows.append(
            f'<tr><th scope="row">{links.year(year)}<small>No. {Span(min(numbers), max(numbers), State.TEXT)}</small></th>'
            f"<td>{len(declarations):,}</td><td>{len(declarations) - records:,}</td><td>{records:,}</td></tr>\n"
        )
    columns = (
        Heading("name", "Year", "Numbers from and to"),
        Heading("count", "Decla\u00adrations"),
        Heading("count", "With text"),
        Heading("count", "Records"),
    )
    caption = "Years of the printed dates, newest first, with the lowest and the highest number of each"
    return table("years", caption, columns, rows, places(corpus.years))

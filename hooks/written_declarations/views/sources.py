"""The foot of a page: where its facts come from, when they were last compared, what is missing, how to report an error.

A page of one declaration names its source; a page of many counts them. Both are two lines.
"""

from __future__ import annotations

from collections.abc import Collection

from ..collection.signings import Signings
from ..model import Declaration
from ..reading.change_log import NO_CHANGES, ChangeLog
from ..web import urls
from ..web.links import Links
from ..web.markup import Html, count, join, link, time
from .page import NOTHING

_FILES = (("json", "JSON"), ("akn.xml", "Akoma Ntoso"), ("csv", "CSV of the signatures"))


def of_declaration(
    links: Links, repository: str, signings: Signings, declaration: Declaration, log: ChangeLog = NO_CHANGES
) -> Html:
    """The source of a declaration, the day of its data, and what can be done about it."""
    if declaration.source is not None:
        copied = f"Copied from {link(declaration.source, Html('the official page of the Assembly'))}."
    else:
        copied = "No official page is named as its source."
    if declaration.checked is not None:
        compared = f"Compared with it on {time(declaration.checked)}."
    else:
        compared = "Not compared again since it was copied."
    missing = []
    if declaration.body is None:
        missing.append("Its text is not here.")
    if signings.without_group:
        missing.append(f"No group is printed for {count(signings.without_group, 'signatory', 'signatories')}.")
    files = ", ".join(
        link(links.root + urls.declaration_file(declaration, suffix), Html(name)) for suffix, name in _FILES
    )
    return _foot(
        " ".join((copied, compared, *missing)) + _changed(log, [declaration]),
        f"Data: {files} ({link(links.root + urls.EXCEL, Html('in Excel'))})",
        links.compare(declaration),
        link(urls.edit(repository, declaration), Html("Edit this file")),
        link(urls.report(repository, declaration), Html("Report an error")),
    )


def of_list(
    links: Links, repository: str, path: str, declarations: Collection[Declaration], log: ChangeLog = NO_CHANGES
) -> Html:
    """The declarations that a page is made of, how many of them were compared again, since when, and the day of the data."""
    if not declarations:
        return NOTHING
    report = link(urls.report_page(repository, path), Html("Report an error"))
    text = _counted(declarations) + _changed(log, declarations)
    if path == urls.COVERAGE:
        return _foot(text, report)
    missing = link(links.root + urls.COVERAGE, Html("what is missing"))
    return _foot(text, f"The collection is not complete: {missing}", report)


def _counted(declarations: Collection[Declaration]) -> str:
    number = len(declarations)
    days = [declaration.checked for declaration in declarations if declaration.checked is not None]
    when = ""
    if days:
        first = min(days)
        when = f" on {time(first)}" if first == max(days) else f", the first on {time(first)}"
    unnamed = sum(declaration.source is None for declaration in declarations)
    if unnamed == number:
        none_named = "one declaration, which names" if number == 1 else f"{number:,} declarations, which name"
        return f"From {none_named} no official page."
    if number == 1:
        compared = f"and compared with it again{when}" if days else "and not compared with it again"
        return f"From one declaration, copied from its official page {compared}."
    some = "all" if len(days) == number else f"{len(days):,}" if days else "none"
    was = "was" if len(days) < 2 else "were"
    but = f", but for {unnamed:,} that {'names' if unnamed == 1 else 'name'} none" if unnamed else ""
    return (
        f"From {number:,} declarations, each copied from its official page{but};"
        f" {some} {was} compared with it again{when}."
    )


def _changed(log: ChangeLog, declarations: Collection[Declaration]) -> str:
    """When one of them changed here last, as the log has it: who holds a sheet of paper can see how old it is."""
    days = [day for declaration in declarations if (day := log.changed.get(declaration.number))]
    return f" Last change here on {time(max(days))}." if days else ""


def _foot(text: str, *actions: str) -> Html:
    items = join(f"<li>{action}</li>" for action in actions)
    return Html(
        '<section class="wd-sources" aria-labelledby="sources"><h2 id="sources">Where this comes from</h2>\n'
        f'<p>{text}</p>\n<ul class="wd-actions">{items}</ul></section>\n'
    )

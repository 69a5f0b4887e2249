"""The seam between MkDocs and the project: events and nothing else, and the only module that imports mkdocs.

MkDocs renders the shells; everything that comes from the declarations is poured into them after the build. It does
not reload this module while serving: restart `make serve` after a change here or below written_declarations/.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from written_declarations.publishing.publication import Publication
from written_declarations.publishing.serving import Serving
from written_declarations.publishing.settings import PublicationError, Settings
from written_declarations.web import handwritten, urls


class _Running:
    """What outlives an event: a process builds one site at a time, and templates must not reach the collection."""

    publication: Publication  # of this build
    serving: Serving | None = None


def on_pre_build(config: MkDocsConfig) -> None:
    """Read the collection; then let MkDocs write beside the site, which stands until all of the new one is there."""
    settings = Settings.of(config, sys.argv)
    if settings.served:
        _Running.serving = _Running.serving or Serving(settings)
    before = _Running.serving.publication if _Running.serving else None
    publication = _Running.publication = Publication.of(settings, before)
    config.site_dir = str(publication.begin())
    config.extra["assets"] = publication.place
    config.extra_css = [path.replace(urls.ASSETS, publication.place) for path in config.extra_css]
    for script in config.extra_javascript:
        if not isinstance(script, str):
            script.path = script.path.replace(urls.ASSETS, publication.place)


def on_files(files: Files, config: MkDocsConfig) -> Files:  # noqa: ARG001 - MkDocs names the arguments
    """Keep the shells, which are no pages, out of the navigation. Our assets are poured; those of the theme not needed."""
    for file in list(files):
        if file.src_uri.startswith("shells/"):
            file.inclusion = InclusionLevel.NOT_IN_NAV
        elif file.src_uri.startswith(urls.ASSETS):
            files.remove(file)
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs names the arguments
    """In pages by hand, let repository:/ lead to the repository and assets:/ to our assets; name their tables, fold long ones."""
    places = {"repository": f"{config.repo_url or ''}/", "assets": urls.to_root(page.url) + config.extra["assets"]}
    return handwritten.with_parts_to_open(handwritten.with_named_tables(handwritten.with_places(html, places)))


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:  # noqa: ARG001 - MkDocs names the arguments
    """Tell the theme where a poured page belongs: its section, its skip link, its address."""
    here = page.meta.get("section", page.file.src_uri)
    for active in (False, True):  # MkDocs sets it on the parents, too, in both directions
        for item in nav.pages:
            if not active or item.file.src_uri == here:
                item.active = active
    if "pour" in page.meta:
        page.canonical_url = "<!--pour:canonical-->"
        page.toc = TableOfContents([AnchorLink("Content", "content", 1)])
    elif "toc" in page.meta.get("hide", ()):
        # The theme would write it all the same, with a label of something that is not there
        for heading in page.toc:
            heading.children.clear()
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001 - MkDocs names the arguments
    """Keep a shell instead of writing it; give every page its content security policy."""
    return _Running.publication.page(output, "" if page.is_homepage else page.url, page.meta.get("pour"))


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG001 - likewise
    """The theme's sitemap lists the shells and the day of the build: ours replaces it."""
    return "" if template_name == "sitemap.xml" else _Running.publication.template(output_content)


def on_post_build(config: MkDocsConfig) -> None:
    """Pour once all shells are there, and put the new site into the place of the old one."""
    publication = _Running.publication
    # MkDocs itself looks only after this event whether there was a warning
    counters = [each for each in logging.getLogger("mkdocs").handlers if isinstance(each, CountHandler)]
    if _Running.serving is not None:
        _Running.serving.built(publication, [Path(config.config_file_path), Path(config.docs_dir)])
        for each in counters:
            each.counts.clear()  # or no server would begin; the browser shows them
        return
    if any(each.get_counts() for each in counters):
        raise PublicationError("There were warnings, which strict mode does not allow. The old site stands.")
    publication.publish()
    config.site_dir = str(publication.settings.site)


def on_build_error(error: Exception) -> None:
    """Report a disk that is full or cannot be written in a sentence, without a traceback: it is no defect."""
    if isinstance(error, OSError):
        raise PublicationError.of(error) from None


def on_serve(server: Any, config: MkDocsConfig, builder: Callable[[], None]) -> Any:
    """Make files when they are asked for, and see edits sooner."""
    assert _Running.serving is not None  # noqa: S101 - the first build made it
    _Running.serving.attach(server, builder, (config.docs_dir, config.config_file_path, *config.theme.dirs))
    return server


def on_shutdown() -> None:
    """Remove what was begun by a build that failed or was interrupted; let MkDocs remove what was served."""
    if _Running.serving is not None:
        _Running.serving.close()
    if hasattr(_Running, "publication"):
        _Running.publication.abandon()

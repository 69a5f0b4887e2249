"""The seam between MkDocs and the project, and the only module that imports mkdocs.

MkDocs renders the shells; everything that comes from the declarations is poured into them after
the build. MkDocs does not reload this module while serving: restart `make serve` after a change
here or below written_declarations/.
"""

from __future__ import annotations

import json
import logging
import shutil
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from written_declarations import collection, pagefind, search_data, security, urls
from written_declarations.corpus import Corpus
from written_declarations.pour import Shell, Site, pour
from written_declarations.preview_bundle import bundle
from written_declarations.problems import ProblemsFoundError, Severity, has_errors
from written_declarations.sitemap import sitemap

_log = logging.getLogger("mkdocs.written_declarations")
_SHELLS = "shells/"


class _Build:
    """What one build gathers on its way. It lives in the configuration, which each rebuild makes anew."""

    def __init__(self, config: MkDocsConfig) -> None:
        folder = _declarations(config)
        corpus, problems = collection.load(folder)
        for problem in problems:
            if problem.rule.severity is Severity.WARNING:
                _log.info("%s", problem)
        if corpus is None or has_errors(problems):
            raise ProblemsFoundError(problems)
        self.corpus = corpus
        self.shells: dict[str, Shell] = {}
        self.other_pages: list[str] = []


def _declarations(config: MkDocsConfig) -> Path:
    """The folder of the declarations; YAML may have taken its name for a number, or for nothing."""
    name = config.extra["declarations_dir"]
    if name in (None, ""):
        raise Abort("DECLARATIONS_DIR is empty. It names the folder of the declarations.")
    return Path(config.config_file_path).parent / str(name)


def _build(config: MkDocsConfig) -> _Build:
    build = config.extra["build"]
    assert isinstance(build, _Build)  # noqa: S101 - on_pre_build put it there
    return build


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Watch the declarations, wherever they are kept, while serving."""
    folder = str(_declarations(config).resolve())
    if folder not in config.watch:
        config.watch.append(folder)
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Read everything before MkDocs empties the site folder: with an error the old site stands."""
    try:
        config.extra["build"] = _Build(config)
    except ProblemsFoundError as found:
        for problem in found.problems:
            _log.log(logging.ERROR if problem.rule.severity is Severity.ERROR else logging.WARNING, "%s", problem)
        raise Abort("The declarations were not published: see the problems above.") from None
    except NotADirectoryError as missing:
        raise Abort(f"{missing} DECLARATIONS_DIR names the folder of the declarations.") from None


def on_files(files: Files, config: MkDocsConfig) -> Files:  # noqa: ARG001 - MkDocs names the arguments
    """Keep the shells out of the navigation: they are no pages, and drawing them there is slow."""
    for file in files.documentation_pages():
        if file.src_uri.startswith(_SHELLS):
            file.inclusion = InclusionLevel.NOT_IN_NAV
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs names the arguments
    """Links to repository:/... in hand-written pages lead to the repository, wherever it is."""
    return markdown.replace("repository:/", f"{(config.repo_url or '').rstrip('/')}/")


def on_page_context(
    context: TemplateContext,
    page: Page,
    config: MkDocsConfig,  # noqa: ARG001 - MkDocs names the arguments
    nav: Navigation,
) -> TemplateContext:
    """Tell the theme where a poured page belongs: its section, its skip link, its address."""
    here = page.meta.get("section", page.file.src_uri)
    for item in nav.pages:
        item.active = False
    for item in nav.pages:
        if item.file.src_uri == here:
            item.active = True
    if "pour" in page.meta:
        page.canonical_url = "<!--pour:canonical-->"
        page.toc = TableOfContents([AnchorLink("Content", "content", 1)])
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep a shell instead of writing it; give every page its content security policy."""
    # Live reload puts a script of its own into each page, so a preview goes without the policy
    html = output if _is_served(config) else security.with_policy(output)
    kind = page.meta.get("pour")
    if not page.file.src_uri.startswith(_SHELLS):
        _build(config).other_pages.append("" if page.is_homepage else page.url)
    if kind is None:
        return html
    _build(config).shells[kind] = Shell.cut(html)
    return ""


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The theme's sitemap lists the shells and the day of the build: ours replaces it."""
    if template_name == "sitemap.xml":
        return ""
    return output_content if _is_served(config) else security.with_policy(output_content)


def on_post_build(config: MkDocsConfig) -> None:
    """Pour once all shells are there; then write what the search reads."""
    build = _build(config)
    site = Path(config.site_dir)
    address = (config.site_url or "/").rstrip("/") + "/"
    made: set[Path] = set()
    for file in pour(build.shells, build.corpus, Site(address, config.repo_url or "")):
        path = site / file.path
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_text(file.content, encoding="utf-8", newline="\n")
    (site / "sitemap.xml").write_text(sitemap(build.corpus, address, build.other_pages), encoding="utf-8")
    _write_preview(Path(config.config_file_path).parent / config.extra["preview_runtime"], site)
    for data in search_data.files(build.corpus):
        _write(site, data.path, data.content)
    if config.extra["search_index"]:
        _write_index(build.corpus, site)


def _write_index(corpus: Corpus, site: Path) -> None:
    try:
        ids = pagefind.index(corpus, site / urls.SEARCH_TEXTS)
    except pagefind.IndexFailedError as failed:
        raise Abort(f"{failed} SEARCH_INDEX=off builds the site without.") from failed
    data = search_data.found_as(corpus, ids)
    _write(site, data.path, data.content)


def _write(site: Path, name: str, content: str) -> None:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="\n")


def _write_preview(runtime: Path, site: Path) -> None:
    """The reading of a pasted text in the browser, if its runtime was fetched: make preview-runtime."""
    folder = site / "assets" / "preview"
    folder.mkdir(parents=True, exist_ok=True)
    runtimes = sorted(path for path in runtime.glob("*") if path.is_dir())
    manifest = {"runtime": bool(runtimes), "version": runtimes[-1].name if runtimes else ""}
    (folder / "manifest.json").write_text(json.dumps(manifest) + "\n", encoding="utf-8")
    if runtimes:
        shutil.copytree(runtimes[-1], folder / runtimes[-1].name, dirs_exist_ok=True)
        (folder / "project.zip").write_bytes(bundle(collection.PROJECT_REGISTRY))


def _is_served(config: MkDocsConfig) -> bool:
    return urlsplit(config.site_url or "").netloc == str(config.dev_addr)

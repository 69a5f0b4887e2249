"""The site does not hang on one engine: other Pythons, another MkDocs, other readers of its templates."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import engines
import jinja2
import pytest
from engines import ENGINES, Engine, UnavailableError

from building import ROOT

OVERRIDES = ROOT / "docs" / "overrides"
# Of the theme what our frame takes
THEME = {
    "partials/language.html": "{% macro t(key) %}{{ key }}{% endmacro %}",
    "partials/content.html": "{{ page.content }}",
}


@pytest.mark.parametrize(
    "engine", [each for each in ENGINES if each.name in ("python-3.13", "properdocs")], ids=lambda each: each.name
)
def test_another_engine_builds_the_same_site(
    engine: Engine, site_published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UV_LINK_MODE", "symlink")  # from one disk to another all packages would be copied
    try:
        python = engine.install(tmp_path / "environment")
    except UnavailableError as reason:
        pytest.skip(str(reason))
    if engine.instead:
        imported = subprocess.run([python, "-c", "import mkdocs"], capture_output=True, check=False)
        assert imported.returncode, "MkDocs is there beside what takes its place"
    engines.build(python, engine.module, tmp_path / "site", SOCIAL_CARDS="off")
    assert engines.differences(site_published, tmp_path / "site") == []


def _answer(code: int, said: str = "") -> Callable[..., subprocess.CompletedProcess[str]]:
    def uv(*arguments: str) -> subprocess.CompletedProcess[str]:
        failed = arguments[0] == "pip"
        return subprocess.CompletedProcess(arguments, code if failed else 0, "", said if failed else "")

    return uv


@pytest.mark.parametrize(("code", "said"), [(2, "no such host"), (1, "hint: the network was disabled")])
def test_packages_that_cannot_be_fetched_are_not_to_be_had(
    code: int, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(engines, "_uv", _answer(code, said))
    with pytest.raises(UnavailableError, match=said):
        ENGINES[0].install(tmp_path)


def test_packages_that_do_not_go_together_are_a_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(engines, "_uv", _answer(1, "No solution found"))
    with pytest.raises(subprocess.CalledProcessError):
        ENGINES[0].install(tmp_path)


def test_sites_differ_in_files_and_bytes_but_not_in_the_name_of_the_generator(tmp_path: Path) -> None:
    usual, other = tmp_path / "usual", tmp_path / "other"
    for site, generator, text in ((usual, "one", "same"), (other, "two", "same")):
        site.mkdir()
        (site / "index.html").write_text(f'<meta name="generator" content="{generator}"><p>{text}', encoding="utf-8")
    assert engines.differences(usual, other) == []
    (other / "index.html").write_text('<meta name="generator" content="two"><p>another', encoding="utf-8")
    (other / "more.txt").touch()
    assert engines.differences(usual, other) == ["index.html", "more.txt"]
    assert engines.differences(usual, other, theme=False) == ["more.txt"]


# Our templates, as an engine reads them that knows less than Jinja under MkDocs


def _rendered(page: Any) -> str:
    """Our main template, where `replace` knows no count and `page` has only what is given."""
    loader = jinja2.ChoiceLoader([jinja2.DictLoader(THEME), jinja2.FileSystemLoader(OVERRIDES)])
    environment = jinja2.Environment(loader=loader, autoescape=False)  # noqa: S701 - as the theme has it
    environment.filters["replace"] = lambda text, old, new: text.replace(old, new)
    environment.filters["url"] = environment.filters["script_tag"] = lambda address: address
    extra = SimpleNamespace(search_index=True, assets="assets/")
    config = SimpleNamespace(
        site_name="Name",
        site_description="Words",
        site_url="https://example.org/",
        extra=extra,
        extra_css=["site.css"],
        extra_javascript=["site.js"],
        theme=SimpleNamespace(favicon="favicon.svg"),
    )
    home = SimpleNamespace(url=".", title="Home", children=[], active=True)
    nav = SimpleNamespace(homepage=home, items=[home])
    return environment.get_template("main.html").render(page=page, config=config, nav=nav)


def _page(**front_matter: str) -> Any:
    meta = {"pour": None, "title": "Title", "description": "Words", **front_matter}
    file = SimpleNamespace(src_uri="page.md")
    return SimpleNamespace(meta=meta, title="Title", canonical_url="", content="", toc=[], file=file, ancestors=[])


@pytest.mark.parametrize(
    ("page", "title"),
    [(None, "Name"), (SimpleNamespace(title="404"), "404 - Name")],
    ids=["none", "without front matter"],
)
def test_the_page_for_missing_addresses_needs_no_front_matter(page: Any, title: str) -> None:
    rendered = _rendered(page)
    assert f"<title>{title}</title>" in rendered
    assert "og:type" not in rendered


def test_the_home_page_is_known_by_its_front_matter() -> None:
    assert "<title>Name: who signed what" in _rendered(_page(pour="home"))
    assert "<title>Title - Name</title>" in _rendered(_page())


def test_the_search_stands_in_the_header_once() -> None:
    assert _rendered(_page()).count('class="wd-find"') == 1

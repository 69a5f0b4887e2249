"""The house rules that a reviewer would otherwise have to watch."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "hooks" / "written_declarations"

# From the bottom up: a module imports only from lines above its own. Modules on one line are peers.
LAYERS = (
    (
        "model",
        "problems",
        "letters",
        "dates",
        "official_text",
        "parallel",
        "cache",
        "fingerprint",
        "progress",
        "background",
        "mentions",
        "terms",
        "handwritten",
        "once",
    ),
    ("names",),
    ("registry", "body", "front_matter", "fold", "together"),
    ("registry_reader", "reader", "writer", "paragraphs", "signings"),
    ("corpus", "sample", "outline", "fix", "template", "importer", "schema", "stored"),
    ("rules", "preview_bundle", "memory"),
    ("collection", "urls", "markup"),
    ("security",),
    ("report", "views.page", "preview", "citation"),
    ("transcript", "exports.coverage", "exports.popolo", "exports.akoma"),
    ("views.hemicycle", "views.tiles", "views.timeline", "views.alike"),
    ("views.tallies", "views.lineage"),
    ("views.references", "pagefind", "search_data", "sitemap", "structured", "exports.columns"),
    ("exports.separated", "exports.records", "exports.database", "exports.described"),
    ("exports.files", "views.data", "views.cite"),
    ("views.embed", "views.withdrawn", "views.sources"),
    (
        "views.declaration",
        "views.signatory",
        "views.home",
        "views.indexes",
        "views.rules",
        "views.card",
        "feeds",
        "discovery",
    ),
    ("cards", "heads", "forwards"),
    ("permalinks",),
    ("pour",),
    ("live", "publish"),
    ("cli",),
)
LEVEL = {module: level for level, modules in enumerate(LAYERS) for module in modules}
# Who alone may import a library, so that a change of library is a change of one file
ONLY = {
    "yaml": {"front_matter"},
    "frontmatter": {"front_matter"},
    "markdown_it": {"body"},
    "mdit_py_plugins": {"body"},
    "anyascii": {"letters"},
    "pagefind_bin": {"pagefind"},
    "PIL": {"cards"},
    "font_source_sans_pro": {"cards"},
    "font_source_serif_pro": {"cards"},
    "mkdocs": set[str](),
    "material": set[str](),
    "jinja2": set[str](),
}


def _modules() -> dict[str, Path]:
    files = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")
    return {".".join(path.relative_to(PACKAGE).with_suffix("").parts): path for path in files}


def _imports(module: str, path: Path) -> Iterator[str]:
    """What a module imports: "corpus" from within the package, "yaml" from outside."""
    parts = module.split(".")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            base = [*parts[: -node.level], *(node.module.split(".") if node.module else [])]
            if ".".join(base) in LEVEL:
                yield ".".join(base)
            else:  # from . import urls, or from .views import home
                yield from (".".join([*base, alias.name]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def test_every_module_has_its_layer() -> None:
    assert set(_modules()) == set(LEVEL)


@pytest.mark.parametrize("module", LEVEL)
def test_imports_run_downwards(module: str) -> None:
    for imported in _imports(module, _modules()[module]):
        assert imported != "written_declarations", "imports within the package are relative"
        if imported in LEVEL:
            assert LEVEL[imported] < LEVEL[module], f"{module} imports {imported}"
        assert module in ONLY.get(imported, {module}), f"{module} imports {imported}"


def test_only_the_hook_imports_mkdocs_and_nothing_imports_the_hook() -> None:
    hook = _imports("mkdocs_events", ROOT / "hooks" / "mkdocs_events.py")
    assert "mkdocs" in set(hook)
    assert all("mkdocs_events" not in set(_imports(module, path)) for module, path in _modules().items())


def test_addresses_are_spelled_in_one_place() -> None:
    sections = ("countries/", "groups/", "signatories/", "years/", "declarations/")
    for module, path in _modules().items():
        if module == "urls":
            continue
        texts = [
            node.value
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        assert not [text for text in texts if text.startswith(sections) or any(f'"{s}' in text for s in sections)], (
            module
        )


def test_every_module_says_what_it_is() -> None:
    for module, path in _modules().items():
        docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        assert docstring, module
        assert docstring[0].isupper(), module

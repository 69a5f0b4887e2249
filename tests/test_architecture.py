"""The house rules that a reviewer would otherwise have to watch."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from building import ROOT

PACKAGE = ROOT / "hooks" / "written_declarations"

# From the bottom up: a room imports from itself and from the lines above its own
ORDER = (
    ("machinery", "model"),
    ("words",),
    ("problems",),
    ("reading",),
    ("intake", "collection"),
    ("web",),
    ("exports",),
    ("views",),
    ("publishing",),
    ("cli",),
)
LEVEL = {room: level for level, rooms in enumerate(ORDER) for room in rooms}
# Who alone may import a library, so that a change of library is a change of one file
ONLY = {
    "yaml": {"reading.yaml_tree"},
    "frontmatter": {"reading.front_matter"},
    "markdown_it": {"reading.body_html", "reading.body_checks"},
    "mdit_py_plugins": {"reading.body_html"},
    "anyascii": {"words.letters"},
    "pagefind_bin": {"exports.pagefind"},
    "PIL": {"publishing.cards"},
    "mkdocs": set[str](),
    "material": set[str](),
    "jinja2": set[str](),
}


def _modules() -> dict[str, Path]:
    """Every module by its name within the package; a package by its own."""
    files = sorted(PACKAGE.rglob("*.py"))
    return {".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path for path in files}


MODULES = _modules()


def _imports(module: str, path: Path) -> Iterator[str]:
    """What a module imports: "collection.corpus" from within the package, "yaml" from outside."""
    parts = module.split(".")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            base = [*parts[: -node.level], *(node.module.split(".") if node.module else [])]
            named = [".".join([*base, alias.name]) for alias in node.names]
            # from ..web import urls, or from ..web.urls import country
            yield from (name if name in MODULES else ".".join(base) for name in named)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def _room(module: str) -> str:
    return module.split(".")[0]


@pytest.mark.parametrize("module", sorted(set(MODULES) - {"__init__"}))
def test_imports_run_downwards(module: str) -> None:
    for imported in _imports(module, MODULES[module]):
        assert imported != "written_declarations", "imports within the package are relative"
        if imported in MODULES and _room(imported) != _room(module):
            assert LEVEL[_room(imported)] < LEVEL[_room(module)], f"{module} imports {imported}"
        assert module in ONLY.get(imported, {module}), f"{module} imports {imported}"


def test_only_the_hook_imports_mkdocs_and_nothing_imports_the_hook() -> None:
    hook = _imports("mkdocs_events", ROOT / "hooks" / "mkdocs_events.py")
    assert "mkdocs" in set(hook)
    assert all("mkdocs_events" not in set(_imports(module, path)) for module, path in MODULES.items())


def test_addresses_are_spelled_in_one_place() -> None:
    sections = ("countries/", "groups/", "signatories/", "years/", "declarations/")
    for module, path in MODULES.items():
        if module == "web.urls":
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
    for module, path in MODULES.items():
        docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        assert docstring, module
        assert docstring[0].isupper(), module

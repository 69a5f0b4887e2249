"""The house rules that a reviewer would otherwise have to watch."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

import pytest

from building import ROOT

PACKAGE = ROOT / "hooks" / "written_declarations"
HOOK = ROOT / "hooks" / "mkdocs_events.py"
PAGE = ROOT / "docs" / "contributing" / "code.md"

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
# The only files of more than 300 lines, and why they are
TABLES = {
    "exports.tables.columns": "every column of every table of data, once",
    "problems.catalogue": "every rule with its id, what it asks for and why",
}
LONGEST, LONGEST_SEAM = 300, 130  # lines
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


def _imports_of_rooms() -> dict[str, set[str]]:
    """The rooms that each room imports, and those that the hook does."""
    rooms: dict[str, set[str]] = {room: set() for room in LEVEL}
    for module in set(MODULES) - {"__init__"}:
        imported = {_room(name) for name in _imports(module, MODULES[module]) if name in MODULES}
        rooms[_room(module)] |= imported - {_room(module)}
    named = re.findall(r"^from written_declarations\.(\w+)", HOOK.read_text(encoding="utf-8"), re.MULTILINE)
    return {**rooms, "mkdocs_events": set(named)}


def _without_shortcuts(arrows: Mapping[str, Set[str]]) -> dict[str, set[str]]:
    """The arrows without those to what is reached along several others as well."""

    def reached(room: str) -> set[str]:
        return {far for near in arrows[room] for far in {near, *reached(near)}}

    return {room: {to for to in ends if not any(to in reached(near) for near in ends)} for room, ends in arrows.items()}


def test_the_rooms_are_drawn_as_they_import() -> None:
    text = PAGE.read_text(encoding="utf-8")
    drawing = re.search(r"^```mermaid\ngraph TD\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert drawing
    drawn: dict[str, set[str]] = {}
    for line in drawing[1].splitlines():
        start, end = line.split(" --> ")
        drawn.setdefault(start.strip(), set()).update(end.split(" & "))
    imports = _imports_of_rooms()
    assert drawn == {room: ends for room, ends in _without_shortcuts(imports).items() if ends}
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([\w, ]*)\|$", text, re.MULTILINE)
    assert {room: {name.strip() for name in names.split(",")} - {""} for room, names in rows} == imports
    assert len(rows) == len(imports)


def test_only_the_hook_imports_mkdocs_and_nothing_imports_the_hook() -> None:
    assert "mkdocs" in set(_imports("mkdocs_events", HOOK))
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


def test_every_room_says_what_it_owns_and_what_it_must_not_import() -> None:
    for room in sorted(path.parent for path in PACKAGE.glob("*/__init__.py")):
        said = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8"))) or ""
        assert re.search(r"\b([Ii]mports? nothing|[Mm]ust not|never|knows no|and neither|makes no|reads no)\b", said), (
            room.name
        )


def test_no_file_is_long_but_declared_tables() -> None:
    files = [path for folder in ("hooks", "tests", "tools") for path in (ROOT / folder).rglob("*.py")]
    tables = {MODULES[module] for module in TABLES}
    lengths = {path: path.read_text(encoding="utf-8").count("\n") for path in files if "node_modules" not in path.parts}
    assert {path for path, lines in lengths.items() if lines > LONGEST} == tables
    assert lengths[HOOK] <= LONGEST_SEAM


def test_no_two_classes_have_one_name() -> None:
    classes = Counter(
        node.name.lstrip("_")
        for path in (*MODULES.values(), HOOK)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert [name for name, number in classes.items() if number > 1] == []

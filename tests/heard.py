"""What a screen reader is told of a page: Chromium's accessibility tree, in the order in which it is read.

The tree is what screen readers get from the browser itself, with all that style and scripts do to it; a reader written
in JavaScript would guess at that from the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

# What is read as a whole, by its name; of all else its parts are read
_WHOLE = {"link", "button", "checkbox", "radio", "option", "textbox", "searchbox", "combobox", "columnheader", "tab"}
_OPENED = {
    *("banner", "navigation", "main", "complementary", "contentinfo", "search", "region", "form", "dialog", "group"),
    *(
        "table",
        "row",
        "list",
        "listitem",
        "heading",
        "rowheader",
        "cell",
        "figure",
        "status",
        "listbox",
        "term",
        "definition",
    ),
}
_ROLES = {"searchbox": "search box", "textbox": "text box", "image": "picture"}
_ROLES |= {"DisclosureTriangle": "button", "DisclosureTriangleGrouped": "button"}
_STATES = ("level", "expanded", "pressed", "checked", "selected", "sort", "hasPopup", "disabled", "invalid", "live")
_UNSAID = {"false", "none", "off"}  # but of what can be opened or pressed


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that is read: its role, its name, and its states as "level 2", in their order; `depth` counts from 0."""

    role: str
    name: str
    states: tuple[str, ...]
    depth: int

    def __str__(self) -> str:
        name = f" “{self.name}”" if self.name and self.role != "text" else self.name
        return f"{'  ' * self.depth}{'' if self.role == 'text' else self.role}{name}{''.join(f', {each}' for each in self.states)}"


def heard(page: Page) -> list[Node]:
    """All that is read of a page, from its top."""
    session = page.context.new_cdp_session(page)
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()
    return list(_read(nodes, next(iter(nodes)), 0))


def transcript(page: Page) -> str:
    """What is read, a line each; texts that stand beside each other are one."""
    lines: list[Node] = []
    for node in heard(page):
        if lines and node.role == lines[-1].role == "text" and node.depth == lines[-1].depth:
            last = lines.pop()
            node = Node("text", f"{last.name} {node.name}", (), node.depth)
        lines.append(node)
    return "".join(f"{line}\n" for line in lines)


def _read(nodes: dict[str, Any], at: str, depth: int) -> Iterator[Node]:
    node = nodes[at]
    role, name = (
        str(node.get("role", {}).get("value", "")),
        " ".join(str(node.get("name", {}).get("value", "")).split()),
    )
    if not node.get("ignored"):
        if role == "StaticText":
            if name:
                yield Node("text", name, (), depth)
            return
        if role in _WHOLE or role in _ROLES:
            yield Node(_ROLES.get(role, role), name, _states(node), depth)
            return
        if role in _OPENED:
            yield Node(role, name, _states(node), depth)
            if role in ("heading", "rowheader") and not any(_links(nodes, at)):
                return
            depth += 1
    for child in node.get("childIds", ()):
        if child in nodes:
            yield from _read(nodes, child, depth)


def _links(nodes: dict[str, Any], at: str) -> Iterator[str]:
    for child in nodes[at].get("childIds", ()):
        if child in nodes:
            if nodes[child].get("role", {}).get("value") == "link":
                yield child
            yield from _links(nodes, child)


def _states(node: dict[str, Any]) -> tuple[str, ...]:
    found = {each["name"]: str(each["value"].get("value")).lower() for each in node.get("properties", ())}
    is_heading = node["role"]["value"] == "heading"
    kept = [(state, found[state]) for state in _STATES if state in found and (state != "level" or is_heading)]
    return tuple(
        f"{state} {value}"
        for state, value in kept
        if value not in _UNSAID or state in ("expanded", "pressed", "checked")
    )

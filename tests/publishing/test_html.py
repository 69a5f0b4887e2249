"""Every kind of page is valid HTML by the Nu Html Checker, but for what is listed here."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import html_checker
import pytest
from html_checker import Message

from browsing import serve
from kinds import KINDS


@dataclass(frozen=True, slots=True)
class Ignored:
    """Something that the checker says and that is left as it is: how the message begins, the tag it means, why."""

    says: str
    of: str
    why: str


IGNORED = (
    Ignored(
        "Attribute “autocomplete” is only allowed when the input type is",
        '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">',
        "Material emits it so that Firefox does not open the menu again after a reload",
    ),
    Ignored(
        "Attribute “autocomplete” is only allowed when the input type is",
        '<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">',
        "Material emits it for its own search",
    ),
    Ignored(
        "Bad value “” for attribute “tabindex” on element “label”",
        '<label class="md-nav__link" for="__nav_',
        "Material emits it in the navigation of the section that is open",
    ),
)


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = serve(site)
    yield next(server)
    next(server, None)


@pytest.fixture(scope="module")
def messages(request: pytest.FixtureRequest) -> list[Message]:
    """All that is said of one page of each kind, in one run: starting Java takes as long as checking ten pages."""
    if what := html_checker.missing():
        if os.environ.get("CI"):
            pytest.fail(what)
        pytest.skip(what)
    with ExitStack() as stack:
        sites = sorted({kind.site for kind in KINDS})
        at = {site: stack.enter_context(_served(request.getfixturevalue(f"site_{site}"))) for site in sites}
        return html_checker.check(at[kind.site] + kind.path for kind in KINDS)


def _means(ignored: Ignored, message: Message) -> bool:
    return message.text.startswith(ignored.says) and message.element.startswith(ignored.of)


def test_html_is_valid(messages: list[Message]) -> None:
    found = [message for message in messages if not any(_means(ignored, message) for ignored in IGNORED)]
    assert found == []


@pytest.mark.parametrize("ignored", IGNORED, ids=lambda ignored: ignored.of)
def test_what_is_ignored_is_still_said(messages: list[Message], ignored: Ignored) -> None:
    assert any(_means(ignored, message) for message in messages), "take it off the list"


def test_the_checker_sees_what_is_wrong(tmp_path: Path, messages: list[Message]) -> None:
    assert messages
    (tmp_path / "index.html").write_text("<!doctype html><html lang=en><title>x</title><p id=a><p id=a>", "utf-8")
    with _served(tmp_path) as address:
        said = [message.text for message in html_checker.check([address])]
    assert "Duplicate ID “a”." in said


def test_another_archive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "other.tgz"
    archive.write_bytes(b"something else")
    monkeypatch.setattr(html_checker, "ARCHIVE", archive.as_uri())
    monkeypatch.setattr(html_checker, "PROGRAM", tmp_path / "kept" / "vnu.jar")
    assert html_checker.main() == 1
    assert not (tmp_path / "kept").exists()


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_a_missing_checker_is_a_failure_on_ci_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ci: str, code: int
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(html_checker, "ARCHIVE", (tmp_path / "none.tgz").as_uri())
    monkeypatch.setattr(html_checker, "PROGRAM", tmp_path / "vnu.jar")
    assert html_checker.main() == code

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
        "Inline script violates Content Security Policy",
        '<script type="application/ld+json">',
        "a data block: no browser runs it, or asks a policy about it",
    ),
)


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = serve(site)
    yield next(server)
    next(server, None)


@dataclass(frozen=True, slots=True)
class Said:
    """What the checker says of one page of each kind, and of one that is wrong."""

    of_kinds: list[Message]
    of_wrong: list[Message]


@pytest.fixture(scope="module")
def said(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Said:
    """All in one run: starting Java takes as long as checking ten pages."""
    if what := html_checker.missing():
        if os.environ.get("CI"):
            pytest.fail(what)
        pytest.skip(what)
    folder = tmp_path_factory.mktemp("wrong")
    (folder / "index.html").write_text("<!doctype html><html lang=en><title>x</title><p id=a><p id=a>", "utf-8")
    with ExitStack() as stack:
        sites = sorted({kind.site for kind in KINDS})
        at = {site: stack.enter_context(_served(request.getfixturevalue(f"site_{site}"))) for site in sites}
        wrong = stack.enter_context(_served(folder))
        messages = html_checker.check([*(at[kind.site] + kind.path for kind in KINDS), wrong])
    of_wrong = [message for message in messages if message.address.startswith(wrong)]
    return Said([message for message in messages if message not in of_wrong], of_wrong)


def _means(ignored: Ignored, message: Message) -> bool:
    return message.text.startswith(ignored.says) and message.element.startswith(ignored.of)


def test_html_is_valid(said: Said) -> None:
    found = [message for message in said.of_kinds if not any(_means(ignored, message) for ignored in IGNORED)]
    assert found == []


@pytest.mark.parametrize("ignored", IGNORED, ids=lambda ignored: ignored.of)
def test_what_is_ignored_is_still_said(said: Said, ignored: Ignored) -> None:
    assert any(_means(ignored, message) for message in said.of_kinds), "take it off the list"


def test_the_checker_sees_what_is_wrong(said: Said) -> None:
    assert "Duplicate ID “a”." in [message.text for message in said.of_wrong]


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

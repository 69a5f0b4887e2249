"""`mkdocs serve`, as `make serve` runs it: an edit is on the screen, an error is there and in the terminal."""

from __future__ import annotations

import re
import signal
import sys
from pathlib import Path
from urllib.parse import urljoin

import pytest

from building import DECLARATIONS
from processes import PATIENCE, until
from serving import edit, fetch, project_of, serving
from written_declarations.web import urls


def test_an_edit_is_served_and_a_mistake_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "declarations"
    folder.mkdir()
    path = folder / "638.md"
    text = (DECLARATIONS / "638.md").read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    with serving(tmp_path, declarations=folder, index="on") as server:
        page, index = (
            server.address + path for path in ("declarations/638/", f"{urls.SEARCH_TEXTS}pagefind-entry.json")
        )
        until(lambda: "Kazakhstan: political oppression" in fetch(page))
        served = fetch(page)
        assert "livereload" in served
        assert "Content-Security-Policy" not in served, "which would stop the script of live reload"
        assert "make build" in fetch(f"{server.address}{urls.MANIFEST}"), "no link of the page Data is dead"
        until(lambda: "version" in fetch(index))
        first = fetch(index)
        path.write_text(text.replace("Kazakhstan: political", "Kazakhstan: edited political"), encoding="utf-8")
        until(lambda: "Kazakhstan: edited political" in fetch(page))
        path.write_text(text.replace("Austria, SOC", "Austria, SCO", 1), encoding="utf-8")
        until(lambda: "error unknown-group" in fetch(page))
        assert "error unknown-group" in server.log.read_text(encoding="utf-8")
        path.write_text(text.replace("Kazakhstan: political", "Kazakhstan: mended political"), encoding="utf-8")
        until(lambda: "Kazakhstan: mended political" in fetch(page))
        until(lambda: fetch(index).startswith("{") and fetch(index) != first)  # though edits stopped the index before


def test_without_live_reload_the_pages_are_there_too(tmp_path: Path, only_638: Path) -> None:
    with serving(tmp_path, "--no-livereload", declarations=only_638) as server:
        until(lambda: "Content-Security-Policy" in fetch(f"{server.address}declarations/638/"))


def test_an_edit_of_the_style_and_of_a_colour_is_served(tmp_path: Path) -> None:
    project = project_of(tmp_path / "project", 638)

    def style(page: str) -> str:
        """The style that the page of an address loads now."""
        link = re.search(r'href="([^"]*assets/[0-9a-f]+/\w+\.css)"', fetch(page))
        return fetch(urljoin(page, link[1])) if link else ""

    with serving(tmp_path, project=project) as server:
        page = f"{server.address}declarations/638/"
        until(lambda: "--wd-paper: light-dark(#fbf9f4," in style(page))
        edit(
            project / "docs" / "assets" / "style" / "colours.css",
            "--wd-paper: light-dark(#fbf9f4",
            "--wd-paper: light-dark(#fefefe",
        )
        until(lambda: "--wd-paper: light-dark(#fefefe," in style(page))
        edit(project / "declarations" / "registry" / "groups.yml", "#db4858", "#c0ffee")
        until(lambda: "--wd-group-soc: light-dark(#c0ffee," in style(page))
        until(lambda: "--wd-group-soc: light-dark(#c0ffee," in style(f"{page}embed/"))


def test_a_folder_that_is_gone_is_told_and_seen_when_it_comes_back(tmp_path: Path) -> None:
    project = project_of(tmp_path / "project", 638)
    folder = project / "declarations"
    with serving(tmp_path, project=project) as server:
        page = f"{server.address}declarations/638/"
        until(lambda: "Kazakhstan: political" in fetch(page))
        folder.rename(project / "gone")
        until(lambda: "There is no folder" in fetch(page))
        (project / "gone").rename(folder)
        until(lambda: "Kazakhstan: political" in fetch(page))
        edit(folder / "638.md", "Kazakhstan: political", "Kazakhstan: edited political")
        until(lambda: "Kazakhstan: edited political" in fetch(page))


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
def test_what_servers_leave_is_removed_and_a_second_one_says_why_it_cannot_begin(tmp_path: Path) -> None:
    declarations = tmp_path / "declarations"
    declarations.mkdir()
    with serving(tmp_path, declarations=declarations) as killed:
        until(lambda: "</html>" in fetch(killed.address))
        killed.process.kill()
        killed.process.wait()
        assert len(list((tmp_path / "temporary").iterdir())) == 1
        with serving(tmp_path, declarations=declarations) as server:
            until(lambda: "</html>" in fetch(server.address))
            taken = server.address.removeprefix("http://").rstrip("/")
            with serving(tmp_path, "--dev-addr", taken, declarations=declarations) as second:
                assert second.process.wait(PATIENCE) == 1
                said = second.log.read_text(encoding="utf-8")
                assert f"{server.address} cannot be used: Address already in use" in said
                assert "Traceback" not in said
                # Under nohup nobody hears a SIGHUP
                is_ignored = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
                server.process.send_signal(signal.SIGTERM if is_ignored else signal.SIGHUP)
                server.process.wait(PATIENCE)

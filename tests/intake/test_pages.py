"""Texts as somebody names them: files, folders, parts of a text, and the address that each page had."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from importing import OFFICIAL
from written_declarations.intake.page_address import page_addresses
from written_declarations.intake.pages import REVIEW_TITLE, pages
from written_declarations.intake.several import NotPartedError, parted

ADDRESS = "https://pace.coe.int/en/files/24151/html"
OTHER = "https://pace.coe.int/en/files/1/html"


@pytest.mark.parametrize(
    "head",
    [
        f"<!-- saved from url=(0041){ADDRESS} -->",
        "<!-- saved from url=(0077)http://assembly.coe.int/nw/xml/XRef/Xref-XML2HTML-en.asp?fileid=24151&lang=en -->",
        f'<link rel="canonical" href="{ADDRESS}">',
        f"<link href='{ADDRESS}' rel='Canonical' />",
        '<META property="og:url" content="https://www.pace.coe.int/en/files/24151">',
        "<base href=http://assembly.coe.int/ASP/Doc/XrefViewHTML.asp?FileID=24151&amp;Language=en>",
        "<!-- Mirrored from assembly.coe.int/nw/xml/XRef/X2H-Xref-ViewHTML.asp?FileID=24151&lang=EN by HTTrack -->",
        f"<!-- saved from url=(0080)https://web.archive.org/web/20180101000000/{ADDRESS} -->",
        f'<link rel="canonical" href="{ADDRESS}#top"><base href="https://pace.coe.int/">',
        f'<!-- saved from url=(0041){ADDRESS} --><link rel="canonical" href="{ADDRESS.replace("/en/", "/fr/")}">',
    ],
)
def test_a_page_names_its_address(head: str) -> None:
    assert page_addresses(f"<!DOCTYPE html>\n{head}<html>".encode(), "page.html") == (ADDRESS,)


@pytest.mark.parametrize(
    "path",
    [
        "pace.coe.int/en/files/24151/html/index.html",
        "mirror/https/pace.coe.int/en/files/24151/html.html",
        "pace.coe.int/en/files/24151.html",
        "pace.coe.int/en/files/24151/index.htm",
        "assembly.coe.int/nw/xml/XRef/Xref-XML2HTML-en.asp?fileid=24151",
        "assembly.coe.int/nw/xml/XRef/Xref-XML2HTML-en.asp?fileid=24151&lang=en.html",
        "assembly.coe.int/nw/xml/XRef/Xref-XML2HTML-en.asp%3Ffileid=24151&lang=en",
        "assembly.coe.int/nw/xml/XRef/Xref-XML2HTML-en.asp@fileid=24151&lang=en.html",
        "web.archive.org/web/2018/http:/assembly.coe.int/nw/xml/XRef/Xref-XML2HTML-en.asp?fileid=24151",
    ],
)
def test_the_path_of_a_copy_of_the_site_is_an_address(path: str) -> None:
    assert page_addresses(b"", f"/home/x/{path}") == (ADDRESS,)


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<link rel="canonical" href="https://pace.coe.int/">',
        "<!-- saved from url=(0041)https://pace.coe.int.example.org/en/files/24151/html -->",
        "<!-- saved from url=(0041)https://example.org/en/files/24151/html -->",
        '<link rel="stylesheet" href="https://pace.coe.int/en/files/24151/html">',
        '<link rel="canonical" href="https://pace.coe.int/en/files/x/html">',
        '<a href="https://pace.coe.int/en/files/24151/html">',
    ],
)
def test_another_address_is_none(head: str) -> None:
    assert page_addresses(head.encode(), "/en/files/24151/html/index.html") == ()


def test_two_pages_are_both_named() -> None:
    head = f'<!-- saved from url=(0041){ADDRESS} --><link rel="canonical" href="{OTHER}">'
    assert page_addresses(head.encode(), "page.html") == (ADDRESS, OTHER)


def _heading(number: int) -> str:
    return f"Written declaration No. {number} | Doc. {number + 14000} | 3 March 2016"


FIRST = [*("A title", "", _heading(1), "", "Mr Ada EXAMPLE, Italy, SOC", "", "A paragraph.")]
SECOND = [*("Another title", "", _heading(2), "", "Ms Bo SAMPLE, Spain, SOC", "", "Another paragraph.")]
LABELLED = [
    *(_heading(3), "A third title", "Signatories: Ms Bo SAMPLE, Spain, SOC", "", "A paragraph."),
    *("", _heading(4), "", "A fourth title", "", "Signatories: Ms Bo SAMPLE, Spain, SOC", "", "A paragraph."),
]


@pytest.mark.parametrize("rule", ["", "---", "* * *", "=====", "Print", "Logo Assembly Logo Hemicycle"])
def test_a_text_is_parted_at_what_begins_another(rule: str) -> None:
    one, other = parted([*FIRST, "", rule, "", *SECOND])
    assert [line for line in one if line] == [line for line in FIRST if line]
    assert [line for line in other if line not in {"", rule}] == [line for line in SECOND if line]
    assert other.index("Another title") == len(FIRST) + 3, "lines keep their numbers"


def test_what_begins_with_its_heading_is_parted_there() -> None:
    one, other = parted(LABELLED)
    assert one == LABELLED[:6]
    assert [line for line in other if line] == [line for line in LABELLED[6:] if line]
    assert parted(FIRST) == [FIRST]
    assert parted([*FIRST, _heading(1)]) == [[*FIRST, _heading(1)]]


@pytest.mark.parametrize(
    "lines",
    [
        [*FIRST, *SECOND],
        [*FIRST, "---", "A paragraph", "---", *SECOND],
        [*FIRST, *LABELLED],
        [*LABELLED, *SECOND],
        [*FIRST, "", "---", *SECOND, *FIRST],
        [*FIRST, "* * *", "Its last paragraph.", "", *SECOND],
        [*FIRST, "* * *", "Its last paragraph.", "", *LABELLED[:6]],
        [*FIRST, "---", "Its last paragraph.", "", *SECOND],
        [*FIRST, "* * *", "Its last words", "", *SECOND],
        [*FIRST, "___________", "1. Its footnote.", "", "Print", *SECOND],
    ],
)
def test_nothing_is_parted_where_it_is_doubtful(lines: list[str]) -> None:
    with pytest.raises(NotPartedError, match="three dashes"):
        parted(lines)


def test_three_dashes_part_declarations_that_hold_other_rules() -> None:
    first = [*FIRST, "", "* * *", "", "Its last paragraph."]
    one, other = parted([*first, "---", *SECOND])
    assert one == first
    assert [line for line in other if line] == [line for line in SECOND if line]
    assert parted([*first, "---", "On two lines", *SECOND])[0] == first


def test_what_stands_in_a_folder_is_read_or_named(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    (folder / "below").mkdir(parents=True)
    text = OFFICIAL.read_bytes()
    for name in ("10.html", "9.HTM", "x.txt", "below/y.md"):
        (folder / name).write_bytes(text)
    (folder / "two.txt").write_text("\n".join([*FIRST, "---", *SECOND]), encoding="utf-8")
    (folder / "doubtful.txt").write_text("\n".join([*FIRST, *SECOND]), encoding="utf-8")
    (folder / "638.md").write_text("---\nnumber: 638\n---\n", encoding="utf-8")
    (folder / "list.md").write_text(f"{REVIEW_TITLE}\n", encoding="utf-8")
    (folder / "a.pdf").write_bytes(b"%PDF")
    (folder / "10_files").mkdir()
    (folder / "10_files" / "frame.html").write_bytes(text)
    (folder / "round").symlink_to(folder, target_is_directory=True)
    (folder / "link.txt").symlink_to(OFFICIAL)
    os.mkfifo(folder / "pipe.txt")
    (folder / "large.txt").write_bytes(b"x" * (5 * 1024 * 1024))
    found = {str(Path(page.name).relative_to(folder)): page.refusal for page in pages([str(folder)])}
    read = [name for name, refusal in found.items() if not refusal]
    assert set(read) == {"9.HTM", "10.html", "below/y.md", "two.txt#1", "two.txt#2", "x.txt", "large.txt"}
    assert read.index("9.HTM") < read.index("10.html")
    refused = {name: refusal for name, refusal in found.items() if refusal}
    assert {name: refusal.split(":")[0] for name, refusal in refused.items()} == {
        "10_files": "pictures and scripts of a saved page",
        "638.md": "a declaration file already",
        "a.pdf": "not a text",
        "doubtful.txt": "2 declarations stand in this text, and it is not certain where each begins",
        "link.txt": "a link to another file, which is not followed",
        "pipe.txt": "not a file that can be read",
        "round": "a link to another file, which is not followed",
    }


def test_a_part_and_a_file_that_is_named_twice(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text("\n".join([*FIRST, "---", *SECOND]), encoding="utf-8")
    (page,) = pages([f"{path}#2", f"{path}#2"])
    assert page.name == f"{path}#2"
    assert b"Another title" in page.content
    with pytest.raises(FileNotFoundError, match="There are 2"):
        pages([f"{path}#3"])
    named = tmp_path / "odd#2.txt"
    named.write_bytes(OFFICIAL.read_bytes())
    assert [each.name for each in pages([str(named)])] == [str(named)]
    with pytest.raises(FileNotFoundError, match=r"\\u\{1b\}"):
        pages(["../no\x1b[31m"])

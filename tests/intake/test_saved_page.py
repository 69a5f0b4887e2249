"""A saved page as its text: what a browser shows of it is read, and nothing else."""

from __future__ import annotations

import pytest

from written_declarations.intake.saved_page import text_of_page


@pytest.mark.parametrize("name", ["script-note", "style-guide", "styles", "scripts", "script:x"])
def test_a_tag_whose_name_begins_like_that_of_a_script_hides_nothing(name: str) -> None:
    assert text_of_page(f"<p>One</p><{name}>Two</{name}><p>Three</p>").split() == ["One", "Two", "Three"]


@pytest.mark.parametrize(
    ("begins", "ends"),
    [("<script>", "</script>"), ("<STYLE type='text/css'>", "</style\n x>"), ("<script/x>", "</SCRIPT/>")],
)
def test_scripts_and_styles_are_not_shown_however_they_end(begins: str, ends: str) -> None:
    page = f"<p>One</p>{begins}two </{begins.strip('</>').split(' ')[0].split('/')[0]}s> four{ends}<p>Three</p>"
    assert text_of_page(page).split() == ["One", "Three"]

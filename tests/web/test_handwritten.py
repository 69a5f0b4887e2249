"""Tables in pages written by hand get what Markdown leaves out."""

from __future__ import annotations

from written_declarations.web.handwritten import with_named_tables


def test_a_table_is_named_after_the_heading_above_it() -> None:
    html = '<h1>Page</h1><h2 id="x">The <code>keys</code> &amp; more</h2><p>x</p><table>\n<thead><tr><th>a</th></tr></thead></table>'
    assert with_named_tables(html) == (
        '<h1>Page</h1><h2 id="x">The <code>keys</code> &amp; more</h2><p>x</p>'
        '<table><caption class="wd-unseen">The keys &amp; more</caption>\n<thead><tr><th scope="col">a</th></tr></thead></table>'
    )


def test_what_has_its_name_and_scope_keeps_it() -> None:
    html = '<h1>Page</h1><table><caption>Mine</caption><thead><tr><th scope="row" class="y">a</th></tr></thead></table>'
    assert with_named_tables(html) == html
    assert with_named_tables("<table></table>") == "<table></table>", "no heading, no name"

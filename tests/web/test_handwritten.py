"""Tables in pages written by hand get what Markdown leaves out."""

from __future__ import annotations

from written_declarations.web.handwritten import with_named_tables, with_parts_to_open, with_places


def test_a_table_is_named_after_the_heading_above_it() -> None:
    html = '<h1>Page</h1><h2 id="x">The <code>keys</code> &amp; more</h2><p>x</p><table>\n<thead><tr><th>a</th></tr></thead></table>'
    assert with_named_tables(html) == (
        '<h1>Page</h1><h2 id="x">The <code>keys</code> &amp; more</h2><p>x</p>'
        '<div class="wd-wide"><table><caption class="wd-unseen">The keys &amp; more</caption>\n'
        '<thead><tr><th scope="col">a</th></tr></thead></table></div>'
    )


def test_what_has_its_name_and_scope_keeps_it() -> None:
    html = '<h1>Page</h1><table><caption>Mine</caption><thead><tr><th scope="row" class="y">a</th></tr></thead></table>'
    table = html.removeprefix("<h1>Page</h1>")
    assert with_named_tables(html) == f'<h1>Page</h1><div class="wd-wide">{table}</div>'
    assert with_named_tables("<table></table>") == '<div class="wd-wide"><table></table></div>', "no heading, no name"
    assert with_named_tables('<table class="x"></table>') == '<table class="x"></table>'


PLACES = {"repository": "https://example.org/repository/", "assets": "../assets/0123456789/"}


def test_addresses_name_places_and_prose_about_them_stays() -> None:
    html = (
        '<p>Links to <code>repository:/…</code> and repository:/issues, "assets:/x.js" stay, as <code>="repository:/x"</code>'
        ' and <code>&lt;a href="repository:/x"&gt;</code>.</p>\n'
        '<p><a class="b" href="repository:/issues/new?a=b&amp;c=assets:/">one</a> <a href="repository:/">two</a></p>\n'
        '<section data-wd-new="repository:/new" hidden><script type="module" src="assets:/x.js"></script></section>\n'
        '<a href="https://example.org/?to=repository:/">no</a> <a title="See repository:/x">no</a>'
    )
    expected = (
        html.replace('href="repository:/issues', 'href="https://example.org/repository/issues')
        .replace('href="repository:/">two', 'href="https://example.org/repository/">two')
        .replace('data-wd-new="repository:/new', 'data-wd-new="https://example.org/repository/new')
        .replace('src="assets:/', 'src="../assets/0123456789/')
    )
    assert with_places(html, PLACES) == expected
    assert with_places(expected, PLACES) == expected


def test_of_a_long_page_each_long_part_opens_and_has_its_anchor_within() -> None:
    long, short = f"<p>{'word ' * 1500}</p>", "<p>short</p>"
    page = f'<h1>Page</h1><h2 id="a">A <code>x</code></h2>{long}<h3 id="b">B</h3>{short}<h2 id="c">C</h2>{short}'
    assert with_parts_to_open(page) == (
        "<h1>Page</h1><h2>A <code>x</code></h2>\n"
        '<details class="wd-rest"><summary>Show<span class="wd-unseen"> A x</span></summary>\n'
        f'<div id="a">{long}<h3 id="b">B</h3>{short}</div></details>\n'
        f'<h2 id="c">C</h2>{short}'
    )
    assert with_parts_to_open(f'<h2 id="a">A</h2>{short}') == f'<h2 id="a">A</h2>{short}', "a short page"
    over_two = f'<h2 id="a">A</h2><div>{long}<h2 id="c">C</h2>{short}</div>'
    assert with_parts_to_open(over_two) == over_two, "a box over several parts"

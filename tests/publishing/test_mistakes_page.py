"""The page that tells mistakes is well-formed whatever they say, and has those of the build alone."""

from __future__ import annotations

import logging
import re
import threading

from written_declarations.publishing.mistakes import Mistakes, page


def test_a_message_is_text() -> None:
    html = page(['1.md:1:1: <script>alert(1)</script>\n  & "', "</pre><!--"])
    assert "<script" not in html
    assert html.count("<pre>") == html.count("</pre>") == 2
    assert "<!--" not in html


def test_a_line_with_a_caret_does_not_wrap() -> None:
    told = "638.md:4:9: error date-format: this is no date\n  4 | date: 12 Octember & 2017\n    |       ^^\n    help: write it so\n"
    html = page([told, "declarations/ is empty | or gone"])
    assert re.findall(r'<code tabindex="0">(.*?)</code>', html, re.DOTALL) == [
        "  4 | date: 12 Octember &amp; 2017\n    |       ^^\n"
    ]


def test_what_requests_log_beside_a_build_is_none_of_its_mistakes() -> None:
    mistakes, logger = Mistakes(), logging.getLogger("mkdocs.tested")
    logger.addHandler(mistakes)
    try:
        request = threading.Thread(target=logger.warning, args=("GET /favicon.ico code 404",))
        request.start()
        request.join()
        logger.info("Building documentation...")
        logger.error("a %s", "mistake")
        assert mistakes.messages == ["a mistake"]
        mistakes.clear()
        assert mistakes.messages == []
    finally:
        logger.removeHandler(mistakes)

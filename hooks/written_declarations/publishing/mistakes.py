"""What stops the site while somebody edits it, as a page of its own: it is shown where the site would be."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterable

from ..web.markup import Html, esc

_HEADING = "A mistake stops the site"
_STYLE = (
    "body{font:1rem/1.5 sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}"
    "pre{overflow-wrap:anywhere;white-space:pre-wrap}code{display:block;overflow-x:auto;white-space:pre}"
)
# A line of a file and the caret below it, which would point elsewhere if the line went over two
_POINTED = re.compile(r"(?:^ +\d* \| .*\n?)+", re.MULTILINE)


class Mistakes(logging.Handler):
    """The errors and warnings that were logged since `clear`, by the thread that builds: requests log others beside it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message, as it is on the console but without colours."""
        if record.thread == threading.main_thread().ident:
            self.messages.append(record.getMessage())

    def clear(self) -> None:
        """Forget all of them: another build begins."""
        self.messages = []


def page(messages: Iterable[str]) -> Html:
    """The page with these messages. Live reload adds its script to it, so that it goes with the next good save."""
    told = "".join(map(_told, messages))
    return Html(
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">'
        f"<title>{_HEADING}</title><style>{_STYLE}</style><body><main><h1>{_HEADING}</h1>{told}"
        "<p>Correct it and save: this page then shows the site again.</p></main></body></html>\n"
    )


def _told(message: str) -> str:
    lines = _POINTED.sub(r'<code tabindex="0">\g<0></code>', esc(message))
    return f"<pre>{lines}</pre>"

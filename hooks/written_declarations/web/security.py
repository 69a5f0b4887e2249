"""The content security policy of a page: our own files, and no inline script that we did not hash."""

from __future__ import annotations

import base64
import hashlib
import re

# Settings and JSON-LD are data blocks: no browser runs them, so no policy speaks of them
_INLINE_SCRIPT = re.compile(
    r'<script(?![^>]* (?:src=|type="application/(?:ld\+)?json"))[^>]*>(.*?)</script>', re.DOTALL
)
# For a page without scripts and forms
WITHOUT_SCRIPTS = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; "
    "img-src 'self'; base-uri 'none'; form-action 'none'\">"
)
_AFTER = '<meta charset="utf-8">'


def with_policy(html: str) -> str:
    """A rendered page with its policy as the first thing in the head.

    Call it before any content is poured: the scripts of the theme are hashed, nothing else.
    Raises ValueError for a page without the mark of the theme, which would go without a policy.
    """
    if _AFTER not in html:
        raise ValueError(f"The theme writes no {_AFTER}, after which the policy belongs.")
    hashes = sorted({_source_of(script) for script in _INLINE_SCRIPT.findall(html)})
    policy = "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *hashes)),
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            # The search and the preview compile WebAssembly in workers, which a page's policy does
            # not reach: so no page needs 'wasm-unsafe-eval'
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )
    return html.replace(_AFTER, f'{_AFTER}<meta http-equiv="Content-Security-Policy" content="{policy}">', 1)


def _source_of(script: str) -> str:
    """What a policy says to allow a script with just this text."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"

"""The content security policy of a page: our own files, and nothing that stands in the page itself."""

from __future__ import annotations

# For a page without scripts and forms
WITHOUT_SCRIPTS = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; "
    "img-src 'self'; base-uri 'none'; form-action 'none'\">"
)
_AFTER = '<meta charset="utf-8">'
# No inline script and no inline style, not even ours: there is none. Data blocks are no scripts, so no policy speaks of them
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        # The search and the preview compile WebAssembly in workers, which a page's policy does not reach: so no page
        # needs 'wasm-unsafe-eval'
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)
_FRAMES = "; frame-src 'self'"  # for what a declaration looks like on other sites, a page without scripts


def with_policy(html: str, *, frames: bool = False) -> str:
    """A rendered page with its policy as the first thing in the head; with `frames` it may show our own pages.

    Raises ValueError for a page without the mark after which it belongs, which would go without a policy.
    """
    if _AFTER not in html:
        raise ValueError(f"The theme writes no {_AFTER}, after which the policy belongs.")
    policy = _POLICY + _FRAMES if frames else _POLICY
    return html.replace(_AFTER, f'{_AFTER}<meta http-equiv="Content-Security-Policy" content="{policy}">', 1)

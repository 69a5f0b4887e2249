"""What hypothesis makes official texts from: titles and sentences such as the Assembly writes, without sense."""

from __future__ import annotations

import string

from hypothesis import strategies as st

_WORDS = st.text(string.ascii_lowercase + "éß", min_size=1, max_size=9)
SENTENCES = st.builds(
    lambda words, comma: f"The {' '.join(words[:comma])}, {' '.join(words[comma:])} now.",
    st.lists(_WORDS, min_size=4, max_size=14),
    st.integers(1, 3),
)
TITLES = st.lists(_WORDS, min_size=1, max_size=8).map(lambda words: f"Respect for {' '.join(words)}")

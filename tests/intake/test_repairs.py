"""What is offered for an entry that cannot be read holds all of it, or says what it leaves out."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from official_texts import NAMES, framed
from written_declarations.intake.entry import Known
from written_declarations.intake.proposal import propose
from written_declarations.intake.repairs import repairs
from written_declarations.reading.registry import Registry

_PEOPLE = (
    "Mr Pál ONE",
    "Ms Ida TWO",
    "Bo THREE",
    "H.E. Mr Cy FOUR",
    "Count Ef FIVE",
    "SIX Di",
    "Ms Bo- Ann SEVEN",
    "Mr eight",
)
_JOINTS = (" and ", " et ", ", ", ", and ", " ")
_ENTRIES = st.builds(
    lambda people, joint, end: joint.join(people) + end,
    st.lists(st.sampled_from(_PEOPLE), min_size=1, max_size=3),
    st.sampled_from(_JOINTS),
    st.sampled_from([", Hungary, NR", " Hungary NR", ", Hungary", " (Hungary, NR)"]),
)  # fmt: skip


def _letters(text: str) -> Counter[str]:
    return Counter(filter(str.isalpha, re.sub(r"\b(?:and|et)\b", "", text).casefold()))


@given(_ENTRIES)
def test_no_choice_drops_a_word_that_it_does_not_name(registry: Registry, printed: str) -> None:
    for repair in repairs(printed, Known(registry)):
        assert not _letters(printed) - _letters(f"{repair.text} {repair.left_out}"), repair


def test_what_a_choice_leaves_out_is_said(registry: Registry) -> None:
    text = framed(" ; ".join(["H.E. Mr Ida TWO, Hungary, NR", *NAMES]))
    (question,) = propose(text.encode(), None, registry).questions
    assert "did you mean one of these (1 leaves out H.E.)?" in question.asked
    assert question.choices == ("Mr Ida TWO, Hungary, NR",)

"""Official texts that were damaged: read as they were, or asked about; never something else."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from damaging import DAMAGES, as_of_a_pdf
from official_texts import LAYOUTS, expected_of, printed
from written_declarations.intake.proposal import propose
from written_declarations.reading.registry import Registry
from written_declarations.words.dates import ENGLISH, FRENCH

_FEW = settings(
    deadline=None,
    max_examples=8,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("damage", DAMAGES)
@given(data=st.data())
@_FEW
def test_a_damaged_text_is_read_right_or_asked_about(registry: Registry, damage: str, data: st.DataObject) -> None:
    layout = data.draw(st.sampled_from([name for name in LAYOUTS if "saved" not in name]))
    declaration = data.draw(printed(registry))
    text = DAMAGES[damage](LAYOUTS[layout](declaration), data)
    proposal = propose(text.encode(errors="surrogatepass"), None, registry)
    if proposal.can_be_added:
        assert proposal.declaration == expected_of(declaration, layout), text


# What the keys and values of the file say in other words
_SAID_OTHERWISE = (
    "Written declaration No. Doc. Déclaration écrite 2nd edition originally tabled on",
    *ENGLISH,
    *FRENCH,
)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text.casefold()))


@pytest.mark.parametrize("damage", [None, *(name for name in DAMAGES if name != "word broken")])
@given(data=st.data())
@_FEW
def test_every_word_of_a_text_is_in_the_file_or_told_or_asked_about(
    registry: Registry, damage: str | None, data: st.DataObject
) -> None:
    layout = data.draw(st.sampled_from([name for name in LAYOUTS if "saved" not in name]))
    text = LAYOUTS[layout](data.draw(printed(registry)))
    text = as_of_a_pdf(DAMAGES[damage](text, data) if damage else text, data)
    said, answers = list(_SAID_OTHERWISE), dict[str, str]()
    choice = data.draw(st.sampled_from([0, -1]))
    for _ in range(8):
        proposal = propose(text.encode(errors="surrogatepass"), None, registry, answers=answers)
        said += [*proposal.notes, *(question.asked for question in proposal.questions)]
        answers |= {each.key: each.choices[choice] for each in proposal.questions if each.choices}
    if proposal.file:
        said += [country.name_fr for country in registry.countries]
        said += [group.code_fr for group in registry.groups if group.code_fr]
        letters, missing = "".join(_words(" ".join(said))), _words(text) - _words(proposal.file)
        assert [word for word in missing if word not in letters and not word.isdecimal()] == [], text

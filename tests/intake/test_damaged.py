"""Official texts that were damaged: read as they were, or asked about; never something else."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from damaging import DAMAGES
from official_texts import LAYOUTS, expected_of, printed
from written_declarations.intake.proposal import propose
from written_declarations.reading.registry import Registry


@pytest.mark.parametrize("damage", DAMAGES)
@given(data=st.data())
@settings(
    deadline=None,
    max_examples=8,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_a_damaged_text_is_read_right_or_asked_about(registry: Registry, damage: str, data: st.DataObject) -> None:
    layout = data.draw(st.sampled_from([name for name in LAYOUTS if "saved" not in name]))
    declaration = data.draw(printed(registry))
    text = DAMAGES[damage](LAYOUTS[layout](declaration), data)
    proposal = propose(text.encode(errors="surrogatepass"), None, registry)
    if proposal.can_be_added:
        assert proposal.declaration == expected_of(declaration, layout), text

"""Dates in other forms than the Assembly's: one that can be meant, or two, or none."""

from __future__ import annotations

import pytest

from written_declarations.words.dates import possible_dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2012-4-27", "2012-04-27"),
        ("2012/04/27", "2012-04-27"),
        ("27/04/2012", "2012-04-27"),
        ("27.4.2012", "2012-04-27"),
        ("27. 4. 2012", "2012-04-27"),
        ("04-27-2012", "2012-04-27"),
        ("05/05/2012", "2012-05-05"),
        ("27 April 2012", "2012-04-27"),
        ("27th april 2012", "2012-04-27"),
        ("April 27, 2012", "2012-04-27"),
        ("1er mars 2012", "2012-03-01"),
        ("11 APRİL 2017", "2017-04-11"),
        ("11 Aprıl 2017", "2017-04-11"),
        ("OCTOBER 11, 2017", "2017-10-11"),
        ("Auguſt 11, 2017", "2017-08-11"),
        ("11 AOÛT 2017", "2017-08-11"),
        ("05/04/2012", "2012-04-05 2012-05-04"),
        ("27/04/12", ""),
        ("31/02/2012", ""),
        ("27/13/2012", ""),
        ("2012", ""),
        ("soon", ""),
    ],
)
def test_dates_that_can_be_meant(text: str, dates: str) -> None:
    assert " ".join(day.isoformat() for day in possible_dates(text)) == dates

"""Dates in other forms than the Assembly's: one that can be meant, or two, or none."""

from __future__ import annotations

import datetime

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


@pytest.mark.parametrize(
    "text",
    [
        *("11 Oct 2017", "11-Oct-2017", "Oct. 11, 2017", "11th of October 2017", "11 October, 2017", "2017−10−11"),
        *("2017‑10‑11", "2017-10-11.", "(2017-10-11)", "“2017-10-11”", "2017-10-11T00:00:00", "2017 - 10 - 11"),
        *("２０１７-10-11", "11\u00a0October\u00a02017"),
    ],
)
def test_a_day_is_known_however_it_is_written(text: str) -> None:
    assert possible_dates(text) == (datetime.date(2017, 10, 11),)


@pytest.mark.parametrize(
    "text", ["2017-10-1l", "2O17-10-11", "October 2017", "20171011", "11.X.2017", "11-10-17", "Mark 5 2017"]
)
def test_of_a_date_in_doubt_none_is_offered(text: str) -> None:
    assert possible_dates(text) == ()

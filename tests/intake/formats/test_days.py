"""Days in the spellings people use; day before month, as here."""

from datetime import date

import pytest

from intake.formats.days import read_day

THE_DAY = date(2020, 2, 1)


@pytest.mark.parametrize(
    "text",
    [
        "01/02/2020", "1/2/20", "2020-02-01", "2020-02-01 00:00:00", "20200201", "01.02.2020", "1 Feb 2020",
        "1st February 2020", "Saturday, 1 February 2020", "01-FEB-20", "February 1, 2020", "43862", "from 1 Feb 2020",
    ],
)  # fmt: skip
def test_one_day_in_many_spellings(text):
    assert (read_day(text).day, read_day(text).is_exact) == (THE_DAY, True)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2014", date(2014, 1, 1)),
        ("Apr-14", date(2014, 4, 1)),
        ("Sept 2015", date(2015, 9, 1)),
        ("04/2016", date(2016, 4, 1)),
    ],
)
def test_a_month_or_a_year_is_its_first_day_and_not_exact(text, day):
    assert (read_day(text).day, read_day(text).is_exact) == (day, False)


@pytest.mark.parametrize("text", ["", "Ongoing", "to date", "N/A", "-", "current", "Present"])
def test_words_for_no_day(text):
    assert read_day(text).day is None


@pytest.mark.parametrize("text", ["31/02/2020", "13/14/2020", "last spring", "01/01/1066", "12", "²"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError, match="is not a date"):
        read_day(text)

"""Spans of days."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from organisations.models import Name
from tests.factories import make_organisation

MAY, JUNE, JULY = date(2024, 5, 1), date(2024, 6, 1), date(2024, 7, 1)


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (None, None, [MAY, JUNE, JULY]),
        (JUNE, None, [JUNE, JULY]),
        (None, JUNE, [MAY]),
        (MAY, JULY, [MAY, JUNE]),
        (JUNE, JUNE, []),
    ],
)
def test_a_span_holds_from_its_first_day_until_its_end_which_is_no_longer_in_it(since, until, days, db):
    name = Name.objects.create(organisation=make_organisation(), text="Lark", source="test", since=since, until=until)

    assert [day for day in (MAY, JUNE, JULY) if name in Name.objects.as_at(day)] == days


def test_the_database_refuses_a_span_that_ends_before_it_begins(db):
    with pytest.raises(IntegrityError, match="name_span_in_order"), transaction.atomic():
        Name.objects.create(organisation=make_organisation(), text="Lark", source="test", since=JULY, until=MAY)

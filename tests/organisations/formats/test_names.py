"""Names in capitals made readable."""

import pytest

from organisations.formats.names import readable


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("THE DENSHAM SURGERY", "The Densham Surgery"),
        ("LEEDS TEACHING HOSPITALS NHS TRUST", "Leeds Teaching Hospitals NHS Trust"),
        ("ST. MARY'S SURGERY", "St. Mary's Surgery"),
        ("THE SURGERY AT THE PARK", "The Surgery at the Park"),
        ("ISLE OF WIGHT NHS TRUST", "Isle of Wight NHS Trust"),
        ("KILMENY (AWC) PCN", "Kilmeny (Awc) PCN"),
        ("COLNEY,COLERIDGE HSE & BRICKET WOOD", "Colney,Coleridge Hse & Bricket Wood"),
        ("NEWCASTLE-UNDER-LYME", "Newcastle-under-Lyme"),
        ("DR LEIGH/DR SMITH", "Dr Leigh/Dr Smith"),
        ("UNIT 2A KINGS COURT", "Unit 2A Kings Court"),
        ("DR O'BRIEN & PARTNERS", "Dr O'Brien & Partners"),
        ('THE "LARK" SURGERY', 'The "Lark" Surgery'),
        ("  TWO   SPACES ", "Two Spaces"),
        ("McArthur Practice", "McArthur Practice"),
        ("", ""),
    ],
)
def test_a_name_is_written_as_a_person_would(written, read):
    assert readable(written) == read


@pytest.mark.parametrize("written", ["THE SURGERY AT THE PARK", "ISLE OF WIGHT NHS TRUST", "McArthur Practice"])
def test_what_is_readable_stays_as_it_is(written):
    assert readable(readable(written)) == readable(written)

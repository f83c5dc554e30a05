"""How long declarations have waited."""

from registers.policy.reviewing import bands


def test_what_waits_is_counted_by_how_long():
    told = bands([0, 7, 8, 14, 15, 28, 29, 400], within=7)

    assert [(band.in_words, band.count) for band in told] == [
        ("Up to 7 days", 2),
        ("8 to 14 days", 2),
        ("15 to 28 days", 2),
        ("More than 28 days", 2),
    ]

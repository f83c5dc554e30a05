"""Text read as words, spelt one way."""

import pytest

from matching.words import Gap, normal, words


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("St. Osmer's Surg.", ["st", "osmers", "surgery"]),
        ("Saint Osmers Surgeries", ["st", "osmers", "surgery"]),
        ("Oak Tarn H/C", ["oak", "tarn", "health", "centre"]),
        ("Merrivane M.C.", ["merrivane", "medical", "centre"]),
        ("Merrivane MC", ["merrivane", "medical", "centre"]),
        ("Drs Vale & Ilverton", ["dr", "vale", "and", "ilverton"]),
        ("Penlow P'ship", ["penlow", "partnership"]),
        ("Tarnside Primary Care Network", ["tarnside", "pcn"]),
        ("Élan Practise", ["elan", "practice"]),
        ("", []),
    ],
)
def test_words_are_spelt_one_way(text, read):
    assert normal(text) == read


def test_each_word_knows_where_it_stood():
    text = "Partner, Oak Tarn HC"

    assert [(word.normal, text[word.start : word.end]) for word in words(text)] == [
        ("partner", "Partner"),
        ("oak", "Oak"),
        ("tarn", "Tarn"),
        ("health", "HC"),
        ("centre", "HC"),
    ]


@pytest.mark.parametrize(
    ("between", "gap"),
    [
        ("Brown Street", Gap.SPACE),
        ("Brown-Street", Gap.SPACE),
        ("Dr. Street", Gap.SPACE),
        ("Brown, Street", Gap.COMMA),
        ("Brown (Street", Gap.COMMA),
        ("Brown - Street", Gap.COMMA),
        ("Brown / Street", Gap.COMMA),
        ("Pract. Street", Gap.COMMA),
        ("Brown. Street", Gap.STOP),
        ("Brown: Street", Gap.STOP),
        ("Brown; Street", Gap.STOP),
        ("Brown\nStreet", Gap.STOP),
    ],
)
def test_what_stands_between_words_joins_or_parts_them(between, gap):
    assert words(between)[-1].gap is gap

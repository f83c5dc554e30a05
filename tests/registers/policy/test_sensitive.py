"""Words that may tell the public too much: what is looked at before it is published, and what is not."""

import pytest

from registers.policy.sensitive import FAMILY, HEALTH, NAME, POLITICS, RELIGION, UNION, hints


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Advises on it since my own diagnosis", [HEALTH]),
        ("Suffers from a condition that needs individually funded treatment", [HEALTH]),
        ("Cancer survivor and speaker", [HEALTH]),
        ("Branch officer of a trade union", [UNION]),
        ("Treasurer of the Green Party in the town", [POLITICS]),
        ("Member of a campaign on community hospital beds.", [POLITICS]),
        ("Reader at the mosque", [RELIGION]),
        ("Warden of St Oswin’s church", [RELIGION]),
        ("My wife works there", [FAMILY]),
        ("My husband Rory Tench works there", [NAME, FAMILY]),
        ("Works with Mrs Holm on bids", [NAME]),
        ("Shared with my sister-in-law Petra", [NAME]),
        # and what is ordinary
        ("The practice holds a PMS contract.", []),
        ("Partner in a practice on Church Lane", []),
        ("Paid adviser on asthma inhalers", []),
        ("Consultant in diabetes, two sessions", []),
        ("Two of nine sessions", []),
        ("Dr Larkin and partners", []),
        ("Elected member for Kelpstrand ward; allowance paid.", []),
    ],
)
def test_words_hint_at_what_they_may_tell(text, kinds):
    assert [hint.kind for hint in hints(text, own_name="Dr Ada Larkin")] == kinds


def test_third_party_name_in_nature_text_is_flagged_before_publication():
    """Guidance §7, case 15: a name that is known of, wherever it stands."""
    text = "Runs it together with Marigold"

    assert [(hint.kind, hint.words) for hint in hints(text, names=["Marigold Tench"])] == [(NAME, "Marigold Tench")]
    assert hints(text, names=["Marigold Tench"], organisation="Marigold Centre") == []

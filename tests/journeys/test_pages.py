"""The pages that each kind of user begins from, on a small phone."""

import pytest

PUBLIC = ["/about/", "/accessibility/", "/privacy/", "/registers/tarnsea-wendlemere/about/"]
PAGES = {
    "declarant": [
        "/home/",
        "/declare/new/",
        "/delegates/",
        "/files/",
        "/files/new/",
        "/guardian/questions/",
        "/meetings/raised-about-me/",
        "/my-interests/",
        "/offers/",
        "/policy/",
    ],
    "gp": ["/my-interests/", "/my-interests/questions/", "/my-interests/published/", "/my-interests/requests/"],
    "governance-lead": [
        "/home/",
        "/declarations/",
        "/declarations/ask/",
        "/declarations/completion/",
        "/declarations/lateness/",
        "/declarations/quality/",
        "/directory/ties/",
        "/editions/",
        "/editions/interests/prepare/",
        "/employment/",
        "/intake/register/send/",
        "/messages/",
        "/offers/all/",
        "/offers/donors/",
        "/people/",
        "/people/appoint/",
        "/policy/guidance/",
        "/policy/days_to_declare/",
        "/review/nil-and-no-change/?all=1",
        "/review/agreed/",
        "/review/returned/",
        "/trail/",
        "/wording/",
    ],
}


@pytest.mark.parametrize("key", PAGES)
def test_every_page_to_begin_from_fits_and_is_accessible(sign_in, visit, key):
    sign_in(key)
    for place in PAGES[key]:
        visit(place)


def test_every_public_page_of_words_fits_and_is_accessible(visit):
    for place in PUBLIC:
        visit(place)

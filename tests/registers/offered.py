"""Telling of an offer, page by page, as a browser does; every answer is ordinary."""

PAGES = {
    "kind": {"kind": "meals"},
    "gift": {"gift_form": "other"},
    "travel": {"travel": "modest"},
    "details": {"description": "Dinner at a conference", "private_detail": "Sat beside the sales manager"},
    "donor": {"donor_written": "Ferrybridge Pharma"},
    "supplies": {"supplies": "no"},
    "when": {"offered_on_day": "3", "offered_on_month": "11", "offered_on_year": "2026"},
    "value": {"value": "£48.50", "is_estimate": "yes"},
    "for": {"meant_for": "myself"},
    "outcome": {"outcome": "declined", "reason": "Above what I would take"},
}


def tell(browser, until="", **told):
    """Answer the pages in the order the service asks for them, some otherwise, until one of them; where it leads."""
    url = browser.get("/offers/new/").headers["Location"]
    while url != "/offers/check/" and url.split("/")[3] != until:
        name = url.split("/")[3]
        assert browser.get(url).status_code == 200
        url = browser.post(url, {**PAGES[name], **told.get(name, {})}).headers["Location"]
    return url


def record(browser, **told):
    """Tell of an offer and put it on record; the page that shows it then."""
    tell(browser, **told)
    return browser.post("/offers/check/", follow=True)

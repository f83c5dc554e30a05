"""Walking through a declaration, page by page, as a browser does."""

from registers.actions.declaring import as_new

OWN = {
    "situation": {"situation": "provider_role"},
    "whose": {"whose": "mine"},
    "held": {"held_as": "partner"},
    "organisation": {"organisation_written": "Larkfield", "organisation_chosen": "X99001"},
    "details": {"public_description": "Two sessions a week", "private_detail": "Retiring soon"},
    "dates": {"since_day": "1", "since_month": "4", "since_year": "2021", "still_on": "yes"},
    "aware": {"became_aware_on_day": "1", "became_aware_on_month": "11", "became_aware_on_year": "2026"},
    "nature": {"nature": "actual"},
}
# The same by somebody whose pay does not follow the practice's work: the category is asked.
SALARIED = {
    "situation": {"situation": "provider_role"},
    "whose": {"whose": "mine"},
    "held": {"held_as": "salaried_gp"},
    "category": {"category": "non_financial_professional"},
    **{name: OWN[name] for name in ("organisation", "details", "dates", "aware", "nature")},
}
# Scenario S6: the sister-in-law's job.
THEIRS = {
    "situation": {"situation": "provider_role"},
    "whose": {"whose": "theirs"},
    "connection": {
        "relationship": "relative_by_marriage",
        "third_party_name": "Petra Holm",
        "third_party_role": "Head of Contracts",
    },
    "held": {"held_as": "employee"},
    "category": {"category": "financial"},
    "organisation": {"organisation_written": "Hollin Bank", "organisation_chosen": "RZ901"},
    "publish": {"publish_organisation": "no"},
    "details": {"private_detail": ""},
    "dates": {"still_on": "yes"},
    "aware": {"became_aware_on_day": "1", "became_aware_on_month": "11", "became_aware_on_year": "2026"},
    "nature": {"nature": "perceived"},
}


def until(told, page):
    """What is answered before a page is reached."""
    return {name: told[name] for name in list(told)[: list(told).index(page)]}


def walk(browser, told, number=1):
    """Fill in the pages of an interest in the order the service asks for them; where it leads in the end."""
    url = "/declare/new/"
    for name, answers in told.items():
        assert url in (f"/declare/{number}/{name}/", "/declare/new/")
        assert browser.get(url).status_code == 200
        url = browser.post(url, answers).headers["Location"]
    return url


def told_by(person):
    """Everything a person has declared, in order."""
    return [as_new(each) for each in person.interests.order_by("id")]


def errors(response):
    """What the page says is wrong, by field."""
    return dict(response.context["form"].errors)

"""What an earlier register said of somebody, as they see it, and the governance lead for them."""

import pytest

from intake.models import Confirmation
from intake.queries.imported import waiting_of
from registers.models import Declaration, Interest
from tests.intake.files import REGISTER_HEADINGS, as_csv

OWN, PEOPLE = "/from-an-earlier-register/", "/from-an-earlier-register/people/"
QUERIES_OF_ENTRIES, QUERIES_OF_PEOPLE = 5, 5


def entry(name="Ada Larkin", interest="Larkfield Surgery", kind="Financial", direct="Direct", nature="GP partner"):
    return (name, "GP member", interest, kind, direct, nature, "01/04/2015", "", "")


@pytest.fixture
def waiting(desk, ada, body, at_the_moment):
    """Entries about Ada, waiting."""

    def take(*rows):
        desk.take_in(as_csv(REGISTER_HEADINGS, *rows), kind="register")
        return list(waiting_of(body, ada))

    return take


def test_a_person_is_told_where_they_begin(waiting, as_ada, as_clara):
    assert "From an earlier register" not in as_ada.get("/home/").content.decode()
    waiting(entry())

    assert "1 entry waits for you to say" in as_ada.get("/home/").content.decode()
    assert "1 entry waits for you to say" in as_ada.get("/declare/").content.decode()
    assert "From an earlier register" not in as_clara.get("/home/").content.decode()


def test_still_true_with_one_press(waiting, as_ada, ada):
    [draft] = waiting(entry())
    assert "Larkfield Surgery" in as_ada.get(OWN).content.decode()

    page = as_ada.post(f"{OWN}{draft.pk}/", {"said": "still_true"}, follow=True).content.decode()

    assert "Nothing waits here." in page
    assert Declaration.objects.get().route == "imported"
    assert as_ada.post(f"{OWN}{draft.pk}/", {"said": "still_true"}).status_code == 404


def test_all_with_one_press_but_for_those_that_are_not_whole(waiting, as_ada, ada, body):
    waiting(entry(), entry(interest="Wren Clinic"), entry(interest="Lark Federation", kind=""))

    as_ada.post(OWN)

    assert Interest.objects.count() == 2
    assert [each.declared for each in waiting_of(body, ada)] == ["Lark Federation"]


def test_what_the_register_left_open_is_asked(waiting, as_ada):
    [draft] = waiting(entry(kind=""))
    address = as_ada.post(f"{OWN}{draft.pk}/", {"said": "still_true"}).headers["Location"]

    assert "Select type of interest" in as_ada.post(address, {"category": ""}).content.decode()
    as_ada.post(address, {"category": "non_financial_professional"})

    assert Interest.objects.get().category == "non_financial_professional"


def test_changed_and_ended(waiting, as_ada):
    first, second = waiting(entry(), entry(interest="Wren Clinic"))
    changed = as_ada.post(f"{OWN}{first.pk}/", {"said": "changed"}).headers["Location"]
    assert 'value="Larkfield Surgery"' in as_ada.get(changed).content.decode()
    days = {"since_day": "1", "since_month": "4", "since_year": "2015"}
    as_ada.post(changed, {"category": "financial", "organisation_text": "Larkfield Group", "held_as": "owner", **days})
    ended = as_ada.post(f"{OWN}{second.pk}/", {"said": "ended"}).headers["Location"]
    assert "Enter the end date" in as_ada.post(ended, {"until_day": ""}).content.decode()
    as_ada.post(ended, {"until_day": "1", "until_month": "10", "until_year": "2026"})

    assert list(Interest.objects.order_by("pk").values_list("organisation_text", "held_as", "until__year")) == [
        ("Larkfield Group", "owner", None),
        ("Wren Clinic", "partner", 2026),
    ]


def test_not_mine_is_kept_with_its_note_and_declares_nothing(waiting, as_ada, ada):
    [draft] = waiting(entry())
    address = as_ada.post(f"{OWN}{draft.pk}/", {"said": "not_mine"}).headers["Location"]

    as_ada.post(address, {"note": "Another Dr Larkin"})

    answer = Confirmation.objects.get()
    assert (answer.said, answer.note, answer.declaration) == ("not_mine", "Another Dr Larkin", None)
    assert Declaration.objects.count() == 0


def test_an_indirect_interest_asks_whose_it_is_and_shows_no_text_to_the_public(waiting, as_ada):
    [draft] = waiting(entry(direct="Indirect", nature="Director"))
    assert "The public will read neither this text" in as_ada.get(OWN).content.decode()
    address = as_ada.post(f"{OWN}{draft.pk}/", {"said": "still_true"}).headers["Location"]

    as_ada.post(address, {"relationship": "sibling"})

    interest = Interest.objects.get()
    assert (interest.relationship, interest.public_description, interest.publish_organisation) == ("sibling", "", False)


def test_a_refusal_is_said_on_the_page_keeping_what_was_typed(waiting, as_ada):
    [draft] = waiting(entry())
    said = {"category": "financial", "organisation_text": "12 Mill Lane, ZZ1 1AA", "held_as": "owner"}

    page = as_ada.post(f"{OWN}{draft.pk}/changed/", said).content.decode()

    assert "What the public will see holds a postal address" in page
    assert "12 Mill Lane" in page


def test_the_governance_lead_answers_for_somebody(waiting, as_grace, ada, grace):
    [draft] = waiting(entry())
    assert "1 entry" in as_grace.get(PEOPLE).content.decode()
    assert "Larkfield Surgery" in as_grace.get(f"{PEOPLE}{ada.pk}/").content.decode()

    as_grace.post(f"{OWN}{draft.pk}/", {"said": "still_true"})

    made = Declaration.objects.get()
    assert (made.person, made.declared_by, made.route) == (ada, grace, "imported")


def test_nobody_else_sees_or_answers_them(waiting, as_clara, as_gus, as_sam, ada):
    [draft] = waiting(entry())

    assert as_clara.get(OWN).content.decode().count("Larkfield") == 0
    assert as_clara.post(f"{OWN}{draft.pk}/", {"said": "still_true"}).status_code == 404
    assert as_gus.get(f"{PEOPLE}{ada.pk}/").status_code == 403
    assert as_sam.get(f"{PEOPLE}{ada.pk}/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_ask_as_much_however_many_wait(count, waiting, as_ada, as_grace, django_assert_num_queries):
    waiting(*(entry(interest=f"Larkfield {number}") for number in range(count)))

    with django_assert_num_queries(QUERIES_OF_ENTRIES):
        as_ada.get(OWN)
    with django_assert_num_queries(QUERIES_OF_PEOPLE):
        as_grace.get(PEOPLE)

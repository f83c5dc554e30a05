"""A nil that the records doubt (scenario S10): a gentle question, then one for the governance lead, never public."""

from datetime import date, timedelta

import pytest

from people.actions.posts import appoint
from registers.actions import declaring
from registers.models import NilDoubt
from registers.queries.doubts import open_doubts
from tests.factories import make_organisation
from tests.registers.rows import offer_to
from tests.registers.told import own

pytestmark = pytest.mark.usefixtures("at_the_moment")


def test_s10_no_interests_from_a_doctor(as_ada, ada, as_grace, body, client, now):
    make_organisation(name="Dr A Larkin & Partners")

    page = as_ada.get("/declare/nothing/").content.decode()
    assert "Our records show something you may have forgotten, or that may be out of date" in page
    assert "your post here is “GP partner”" in page
    assert "a practice in this area is called “Dr A Larkin &amp; Partners”" in page

    as_ada.post("/declare/nothing/", {"explanation": "I left the partnership"})

    assert [each.kind for each in ada.declarations.all()] == ["nil"]
    [doubt] = open_doubts(body)
    assert doubt.reasons == [
        "Their post here is “GP partner”.",
        "A practice in this area is called “Dr A Larkin & Partners”.",
    ]
    lead = as_grace.get(f"/declarations/{ada.pk}/files/").content.decode()
    assert "I left the partnership" in lead
    assert "left the partnership" not in client.get("/registers/ashcombe/").content.decode()


def test_s10_a_question_is_settled_once_by_somebody_else(as_ada, ada, as_grace, grace, body, now):
    as_ada.post("/declare/nothing/")
    doubt = NilDoubt.objects.get()
    answer = {"outcome": "stands", "note": "Retired in March"}

    as_grace.post(f"/declarations/queries/{doubt.pk}/", answer)

    assert list(open_doubts(body)) == []
    assert "Retired in March" in as_grace.get(f"/declarations/{ada.pk}/files/").content.decode()
    assert as_grace.post(f"/declarations/queries/{doubt.pk}/", answer).status_code == 404
    assert as_ada.get(f"/declarations/queries/{doubt.pk}/").status_code == 403


def test_nobody_settles_a_question_about_themselves(as_grace, grace, body, now):
    appoint(body=body, person=grace, role="declarant", title="Salaried GP", since=date(2024, 1, 1), by=grace, at=now)
    as_grace.post("/declare/nothing/")

    refused = as_grace.post(
        f"/declarations/queries/{NilDoubt.objects.get().pk}/", {"outcome": "stands", "note": "Fine"}
    )

    assert "Nobody settles a question about their own declaration" in refused.content.decode()
    assert "Settle this question" not in as_grace.get(f"/declarations/{grace.pk}/files/").content.decode()


def test_a_later_declaration_overtakes_the_question(ada, body, now):
    make_organisation()
    declaring.declare_nil(body=body, person=ada, by=ada, at=now)
    declaring.declare(body=body, person=ada, interests=[own()], by=ada, at=now + timedelta(hours=1))

    assert list(open_doubts(body)) == []


def test_what_ended_what_was_offered_and_what_another_body_knows_are_remembered(as_clara, clara, body, other_body, now):
    surgery = make_organisation()
    past = own(until=date(2026, 6, 1), became_aware_on=None)
    declaring.declare(body=body, person=clara, interests=[past], by=clara, at=now - timedelta(days=30))
    declaring.declare(body=other_body, person=clara, interests=[own()], by=clara, at=now)
    offer_to(body, clara, now, donor=surgery, donor_text="", outcome="accepted")

    page = as_clara.get("/declare/nothing/").content.decode()
    as_clara.post("/declare/nothing/")

    assert "which ended on 1 June 2026" in page
    assert "to NHS Brindle Integrated Care Board" in page
    # Another body's register is not this governance lead's to read.
    assert NilDoubt.objects.get().reasons == [
        "They declared “Partner in a practice or firm, Larkfield Surgery”, which ended on 1 June 2026.",
        "They have an interest on record with another body.",
        "They accepted a gift or hospitality from Larkfield Surgery.",
    ]


def test_where_the_records_are_silent_nothing_is_asked(as_clara):
    assert "Our records show" not in as_clara.get("/declare/nothing/").content.decode()
    as_clara.post("/declare/nothing/")
    assert NilDoubt.objects.count() == 0

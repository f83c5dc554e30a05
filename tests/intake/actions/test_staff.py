"""Staff lists: what they would do is said first, row by row; then done once, and undone as far as nobody went on."""

from datetime import date

import pytest

from intake.actions import sending
from intake.actions.sending import ColumnMissing, NotNow
from intake.models import Intake
from intake.queries.intakes import missing_posts, questions_of, tally
from people.actions.posts import welcome
from people.models import Event, Person, Post, Role
from tests.conftest import person_in
from tests.intake.files import STAFF_HEADINGS, as_csv, as_workbook

OSRIC = ("111", "Osric Tanglewood", "osric@example.org", "Head of Medicines", "Nursing", "8d", "15/09/2019", "")
BETONY = ("112", "Betony Quill", "betony@example.org", "Analyst", "Strategy", "6", "2025-01-06", "")


def listed(*rows) -> bytes:
    return as_csv(STAFF_HEADINGS, *rows)


def said(intake) -> list[tuple[str, str]]:
    return list(intake.lines.order_by("number").values_list("outcome", "said"))


def posts(body) -> list[tuple]:
    own = body.posts.filter(role=Role.DECLARANT).order_by("person__name", "since")
    facts = ("person__name", "title", "directorate", "band", "assignment_number", "since", "until")
    return list(own.values_list(*facts))


def test_looking_changes_nothing_and_says_what_would(desk, body):
    intake = desk.look_at(listed(OSRIC, BETONY))

    assert (intake.state, posts(body)) == ("looked_at", [])
    assert said(intake) == [
        ("new_person", "Osric Tanglewood, Head of Medicines, Nursing, band 8d, from 15 September 2019"),
        ("new_person", "Betony Quill, Analyst, Strategy, band 6, from 6 January 2025"),
    ]
    assert intake.content == b""


def test_taken_in_they_are_declarants_who_can_sign_in(desk, body, grace):
    intake = desk.take_in(as_workbook(STAFF_HEADINGS, OSRIC, BETONY))

    assert posts(body) == [
        ("Betony Quill", "Analyst", "Strategy", "6", "112", date(2025, 1, 6), None),
        ("Osric Tanglewood", "Head of Medicines", "Nursing", "8d", "111", date(2019, 9, 15), None),
    ]
    assert Person.objects.get(email="osric@example.org").has_usable_password() is False
    assert (intake.state, intake.tables, intake.confirmed_by) == ("taken_in", [], grace)
    assert Event.objects.filter(kind="post.appointed", about__in=[f"people.post {p.pk}" for p in Post.objects.all()])


def test_a_second_list_says_only_what_differs(desk, body):
    desk.take_in(listed(OSRIC, BETONY))
    promoted = ("112", "Betony Marlowe-Quill", "", "Lead analyst", "Strategy", "7", "", "")

    intake = desk.take_in(listed(OSRIC, promoted))

    assert said(intake) == [
        ("nothing", "Osric Tanglewood: as it is"),
        ("changed", "Betony Quill: position “Analyst” becomes “Lead analyst”; band “6” becomes “7”"),
    ]
    assert posts(body)[0][:4] == ("Betony Quill", "Lead analyst", "Strategy", "7")
    assert [
        event.title for event in Post.pgh_event_model.objects.filter(person__name="Betony Quill").order_by("pk")
    ] == [
        "Analyst",
        "Lead analyst",
    ]


def test_somebody_known_by_their_address_is_given_a_post_and_no_other_role(desk, body, ada, other_body, now):
    pia = person_in(other_body, "Pia Nunn", Role.CHAIR, "Chair", now)
    rows = [
        ("1", "Ada Larkin", "ADA@ashcombe.example.org", "GP partner", "Primary care", "", "", ""),
        ("2", "Pia Nunn", pia.email, "Governance lead", "", "", "", ""),
    ]

    intake = desk.take_in(listed(*rows))

    assert [outcome for outcome, _ in said(intake)] == ["changed", "new_post"]
    assert list(body.posts.filter(person=pia).values_list("role", flat=True)) == [Role.DECLARANT]
    assert ada.posts.get().directorate == "Primary care"


def test_what_somebody_is_besides_keeps_its_name(desk, clara):
    desk.take_in(listed(("9", "Clara Weir", clara.email, "Retired accountant", "Board", "", "", "")))

    post = clara.posts.get()
    assert (post.role, post.title, post.directorate) == (Role.CHAIR, "Lay member and chair", "Board")


def test_leavers_end_after_their_last_day(desk, body, ada, today):
    desk.take_in(listed(OSRIC))
    gone = OSRIC[:-1] + ("31/12/2026",)
    long_gone = ("113", "Wilf Ashdown", "wilf@example.org", "Clerk", "", "", "01/02/2010", "01/02/2020")

    intake = desk.take_in(listed(gone, long_gone))

    assert said(intake) == [
        ("ended", "Osric Tanglewood: post ends, last day 31 December 2026"),
        ("nothing", "Wilf Ashdown had left before"),
    ]
    assert posts(body)[1][-1] == date(2027, 1, 1)
    assert not Person.objects.filter(name="Wilf Ashdown").exists()


def test_whoever_is_missing_is_shown_apart_and_ends_only_if_ticked(desk, body, today):
    desk.take_in(listed(OSRIC, BETONY))
    intake = desk.look_at(listed(("120", "Nell Hart", "nell@example.org", "Clerk", "", "", "", "")))
    missing = dict(missing_posts(intake))
    osric = Post.objects.get(person__name="Osric Tanglewood")
    assert missing[osric.pk] == "Osric Tanglewood, Head of Medicines, since 15 September 2019"
    assert len(missing) == 2

    desk.confirm(intake, ending=[osric.pk])

    assert [(name, until) for name, *_, until in posts(body)] == [
        ("Betony Quill", None),
        ("Nell Hart", None),
        ("Osric Tanglewood", today),
    ]


def test_the_last_governance_lead_is_never_ended(desk, grace, body):
    row = ("7", "Grace Oduya", grace.email, "Governance lead", "", "", "", "01/12/2026")

    intake = desk.take_in(listed(row))

    assert said(intake) == [
        ("left_out", "Grace Oduya is the body’s last governance lead. Appoint another first"),
    ]
    assert grace.posts.get().until is None


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("1", "", "x@example.org", "", "", "", "", ""), "There is no name"),
        (("1", "Nell Hart", "nell at example", "", "", "", "", ""), "“nell at example” is not an email address"),
        (
            ("1", "Nell Hart", "", "", "", "", "31/02/2020", ""),
            "The start date is not clear: “31/02/2020” is not a date",
        ),
        (("1", "Nell Hart", "", "", "", "", "2019", ""), "The start date has no day: “2019”"),
        (("1", "Nell Hart", "", "", "", "", "01/02/2020", "01/01/2020"), "The leaving date is before the start date"),
        (
            ("1", "=cmd()", "", "", "", "", "", ""),
            "“=cmd()” begins as a formula does. Write the name in letters and figures",
        ),
        (("1", "Nell Hart", "", "x" * 201, "", "", "", ""), "The position has 201 characters; 200 are the most"),
        (("111", "Nell Hart", "", "", "", "", "", ""), "Row 2 has the same assignment number, for Osric Tanglewood"),
        (OSRIC, "Row 2 says this already"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_read_says_why_and_the_others_go_on(row, why, desk):
    intake = desk.look_at(listed(OSRIC, row))

    assert said(intake)[1] == ("left_out", why)
    assert tally(intake) == {"new_person": 1, "left_out": 1}


def test_somebody_of_the_same_name_is_asked_about(desk, body, ada, now):
    row = ("55", "LARKIN, Dr Ada", "a.larkin@example.org", "GP partner", "", "", "", "")
    intake = desk.look_at(listed(row))
    question = questions_of(intake)[0]
    assert said(intake) == [("asked", "Dr Ada Larkin may be Ada Larkin")]
    assert (question.likely, question.asks) == ([ada], "row 2")

    same = desk.recognise(intake, **{"row 2": ada})
    assert said(same) == [("changed", "Ada Larkin: assignment number “55”")]
    new = desk.recognise(same, **{"row 2": None})
    assert said(new)[0][0] == "new_person"
    out = desk.recognise(new, **{"row 2": ""})
    assert said(out) == [("left_out", "You said to leave it out")]


def test_a_number_and_an_address_that_disagree_are_asked_about(desk, ada, gus, body):
    body.posts.filter(person=gus).update(assignment_number="55")

    intake = desk.look_at(listed(("55", "Ada Larkin", ada.email, "", "", "", "", "")))

    assert questions_of(intake)[0].likely == [gus, ada]


def test_somebody_known_from_an_old_register_is_given_an_address(desk, body, ada, now):
    Person.objects.filter(pk=ada.pk).update(email=None)

    intake = desk.look_at(listed(("1", "Ada Larkin", "ada.larkin@example.org", "", "", "", "", "")))
    desk.confirm(desk.recognise(intake, **{"row 2": ada}))

    ada.refresh_from_db()
    assert ada.email == "ada.larkin@example.org"


def test_undone_everything_is_as_it_was(desk, body, ada, now):
    desk.take_in(listed(OSRIC))
    before = posts(body)
    gone = OSRIC[:-1] + ("01/12/2026",)
    intake = desk.take_in(listed(gone, BETONY, ("3", "Ada Larkin", ada.email, "Retired", "", "", "", "")))
    assert tally(intake) == {"ended": 1, "new_person": 1, "changed": 1}

    undone = desk.undo(intake)

    assert (undone.state, undone.undoing.set_back, undone.undoing.left) == ("undone", 3, [])
    assert posts(body) == before
    assert not Person.objects.filter(email="betony@example.org").exists()
    assert Event.objects.filter(kind="intake.undone", body=body).count() == 1


def test_undoing_leaves_what_somebody_changed_since_and_says_so(desk, body, now):
    intake = desk.take_in(listed(OSRIC, BETONY))
    body.posts.filter(person__name="Betony Quill").update(band="9")

    undone = desk.undo(intake)

    assert undone.undoing.left == [["row 3", "Betony Quill", "The post has been changed since"]]
    assert [name for name, *_ in posts(body)] == ["Betony Quill"]


def test_a_list_that_was_undone_can_be_taken_in_again(desk, body):
    desk.undo(desk.take_in(listed(OSRIC)))

    assert tally(desk.take_in(listed(OSRIC))) == {"new_person": 1}
    assert len(posts(body)) == 1


def test_taking_in_and_undoing_twice_does_it_once(desk, body, now):
    intake = desk.take_in(listed(OSRIC))
    sending.take_in(intake=intake, at=now)
    assert len(posts(body)) == 1
    with pytest.raises(NotNow):
        desk.confirm(intake)
    desk.undo(intake)
    sending.undo(intake=intake, at=now)
    assert posts(body) == []


def test_what_was_confirmed_is_shown_again_where_things_have_changed(desk, body, grace, now):
    intake = desk.look_at(listed(OSRIC))
    welcome(email="osric@example.org", name="Osric Tanglewood", by=grace, at=now)

    again = desk.confirm(intake)

    assert (again.state, again.found["again"], tally(again), posts(body)) == ("looked_at", True, {"new_post": 1}, [])


def test_columns_are_remembered_for_next_time(desk, body):
    sent = desk.send(as_csv(("Wer", "Wo", "Mail"), ("Osric Tanglewood", "Nursing", "osric@example.org")))
    with pytest.raises(ColumnMissing):
        desk.named(sent, ["Wer", "Wo", "Mail"], {"directorate": 1})
    desk.named(sent, ["Wer", "Wo", "Mail"], {"name": 0, "directorate": 1})

    intake = desk.look_at(as_csv(("Mail", "Wo", "Wer"), ("betony@example.org", "Strategy", "Betony Quill")))

    assert intake.columns == {"name": 2, "directorate": 1}


def test_what_a_lost_message_left_is_asked_for_again(desk, body, grace, now, asked, django_capture_on_commit_callbacks):
    confirmed = desk.look_at(listed(OSRIC))
    sending.confirm(intake=confirmed, by=grace, at=now)
    waiting = sending.send(body=body, kind="staff", file_name="x.csv", content=b"", by=grace, at=now)
    asked.clear()

    with django_capture_on_commit_callbacks(execute=True):
        sending.resume()

    assert sorted(asked) == [
        ("intake.read", {"intake_id": waiting.pk}),
        ("intake.take_in", {"intake_id": confirmed.pk}),
    ]


def test_five_thousand_rows_take_few_queries(desk, body, now, django_assert_max_num_queries):
    rows = [
        (str(n), f"Person{n} Tanglewood{n}", f"p{n}@example.org", "Analyst", "Finance", "6", "01/04/2020", "")
        for n in range(5000)
    ]
    sent = desk.send(listed(*rows))
    columns = {name: place for place, name in enumerate(
        ("assignment_number", "name", "email", "title", "directorate", "band", "since", "until"))}  # fmt: skip
    with django_assert_max_num_queries(120):
        intake = desk.named(sent, list(STAFF_HEADINGS), columns)
        desk.confirm(intake)

    assert len(posts(body)) == 5000
    with django_assert_max_num_queries(60):
        assert tally(desk.look_at(listed(*rows))) == {"nothing": 5000}
    assert Intake.objects.count() == 2

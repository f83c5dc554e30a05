"""An earlier register becomes drafts; a draft becomes a declaration once somebody has said so, and never by itself."""

from datetime import date

import pytest

from intake.actions import confirming
from intake.actions.confirming import AnsweredAlready, NotWhole
from intake.models import Confirmation, ImportedInterest
from intake.queries.imported import lacking, waiting_of
from intake.queries.intakes import questions_of, tally
from intake.queries.register import ADDRESS, SOMEBODY_CLOSE
from intake.queries.shape import shape_of
from people.models import Person
from registers.models import Declaration, Interest
from registers.queries.declarations import states
from registers.queries.publication import interests_content
from tests.conftest import person_in
from tests.factories import make_organisation
from tests.intake.files import REGISTER_HEADINGS, as_csv, as_document, as_pdf, as_workbook

PARTNER = (
    "Dr Ada Larkin", "GP member", "Larkfield Surgery, a GP practice", "Financial", "Direct", "GP partner", "01/04/2015",
    "Ongoing", "Leaves for items on the practice",
)  # fmt: skip
HUSBAND = (
    "", "", "Hollin Systems Ltd, software", "Financial", "Indirect", "Husband Piers Larkin is a director", "2014", "",
    "",
)  # fmt: skip
NIL = ("Clara Weir", "Chair", "Nil declaration", "", "", "", "", "", "")


@pytest.fixture
def read_in(desk, ada, clara):
    """A register of these entries, taken in; Ada and Clara are known."""

    def take(*rows, of=as_csv):
        return desk.take_in(of(REGISTER_HEADINGS, *rows), kind="register")

    return take


NO_TYPE = "The type of interest could not be read."


def said(intake) -> list[tuple[str, str]]:
    return list(intake.lines.order_by("number").values_list("outcome", "said"))


def drafts() -> list[tuple]:
    facts = ("person__name", "declared", "category", "is_indirect", "held_as", "since", "until")
    return list(ImportedInterest.objects.order_by("pk").values_list(*facts))


EXPECTED = [
    ("Ada Larkin", "Larkfield Surgery, a GP practice", "financial", False, "partner", date(2015, 4, 1), None),
    ("Ada Larkin", "Hollin Systems Ltd, software", "financial", True, "director", date(2014, 1, 1), None),
]


def test_entries_become_drafts_and_nothing_is_declared(read_in, body, ada, today):
    intake = read_in(PARTNER, HUSBAND, NIL)

    assert drafts() == EXPECTED
    assert tally(intake) == {"draft": 2, "nothing": 1}
    assert said(intake)[2][1].startswith("Clara Weir: nothing to declare, then")
    assert not Declaration.objects.exists()
    assert states(body, [ada.pk], today)[ada.pk].state == "not_asked"


@pytest.mark.parametrize("of", [as_workbook, as_pdf], ids=["workbook", "pdf"])
def test_the_same_entries_are_read_from_a_workbook_and_from_print(of, read_in):
    read_in(PARTNER, HUSBAND, of=of)

    assert drafts() == EXPECTED


def test_the_same_entries_are_read_from_word_with_the_name_merged(desk, ada):
    content = as_document((REGISTER_HEADINGS, PARTNER, HUSBAND), merged=[(0, 1, 2), (1, 1, 2)])

    desk.take_in(content, kind="register")

    assert drafts() == EXPECTED


def test_a_register_printed_over_pages_is_one_register(desk, ada):
    """Its headings stand on every page, and a name once for all its entries."""
    entries = [("", *PARTNER[1:2], f"Body {number}", *PARTNER[3:]) for number in range(9)]
    intake = desk.send(as_pdf(REGISTER_HEADINGS, PARTNER, *entries, size="297mm 80mm"), kind="register")
    assert len(intake.tables) == 2
    shape = shape_of(intake, "")
    intake = desk.named(intake, shape.headings, shape.guess)

    assert tally(intake) == {"draft": 10}
    assert set(intake.lines.values_list("person__name", flat=True)) == {"Ada Larkin"}


def test_types_to_tick_and_other_headings(desk, ada):
    headings = (
        "Name of member",
        "Interests declared",
        "Financial",
        "Non-Financial Professional",
        "NFPe",
        "Indirect",
        "From",
    )
    rows = [
        ("Ada Larkin", "Larkfield Surgery", "✓", "", "", "", "Apr-15"),
        ("Ada Larkin", "Royal Guild of Fell Surgeons", "", "X", "", "", "01/09/2010"),
        ("Ada Larkin", "Curlewholt Hospice", "No", "No", "Yes", "Direct", "n/a"),
    ]  # fmt: skip

    desk.take_in(as_csv(("Register of interests 2019",), (), headings, *rows), kind="register")

    assert [(category, since) for _, _, category, _, _, since, _ in drafts()] == [
        ("financial", date(2015, 4, 1)),
        ("non_financial_professional", date(2010, 9, 1)),
        ("non_financial_personal", None),
    ]
    assert ImportedInterest.objects.first().hints == ["The register says only that it began in “Apr-15”."]


@pytest.mark.parametrize(
    ("change", "hints"),
    [
        ({3: "Loyalty"}, ["The register says “Loyalty”, which is no type of interest.", NO_TYPE]),
        (
            {3: "Financial / Non-financial personal"},
            ["The register gave it more than one type. Only the first is kept."],
        ),
        ({4: "Maybe"}, ["The register says “Maybe”, which is neither direct nor indirect."]),
        ({6: "last spring"}, ["The register says it began “last spring”, which is not a date."]),
        (
            {6: "01/04/2015", 7: "2012"},
            ["The register says only that it ended in “2012”.", "By the register it ended before it began."],
        ),
        ({2: "Wren House, 12 Mill Lane, ZZ1 1AA"}, [ADDRESS]),
        ({4: "", 5: "My wife is a partner there"}, [SOMEBODY_CLOSE]),
    ],
)
def test_what_cannot_be_read_is_asked_of_whoever_confirms_it(change, hints, read_in):
    read_in([change.get(place, cell) for place, cell in enumerate(PARTNER)])

    assert ImportedInterest.objects.get().hints == hints


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("", "", "Larkfield Surgery", "Financial"), "There is no name, in this row or above it"),
        (("Governing Body members",), "There is only a heading here"),
        (("Ada Larkin", "GP member", "", "Financial"), "There is no interest"),
        (("x" * 201, "", "Larkfield Surgery"), "The name has 201 characters; 200 are the most"),
    ],
)
def test_a_row_that_is_no_entry_says_why(row, why, read_in):
    assert said(read_in(row)) == [("left_out", why)]


def test_people_are_told_by_name_asked_about_or_made_known(desk, ada, clara):
    rows = [
        PARTNER,
        ("A Larkin", "", "Wren Clinic", "Financial", "Direct", "", "", "", ""),
        ("Clara Wier", "", "Wren Clinic", "Financial", "Direct", "", "", "", ""),
        ("Enid Marsh", "", "Lark Federation", "Financial", "Direct", "Director", "", "", ""),
        ("Enid Marsh", "", "Wren Clinic", "Financial", "Direct", "Director", "", "", ""),
    ]
    intake = desk.look_at(as_csv(REGISTER_HEADINGS, *rows), kind="register")
    asked = {question.asks: (question.count, question.likely) for question in questions_of(intake)}
    assert asked == {"a larkin": (1, [ada]), "clara wier": (1, [clara]), "enid marsh": (2, [])}

    desk.confirm(desk.recognise(intake, **{"a larkin": ada, "enid marsh": None}))

    enid = Person.objects.get(name="Enid Marsh")
    assert (enid.email, enid.imported_interests.count(), ada.imported_interests.count()) == (None, 2, 2)


def test_of_whom_nobody_has_said_who_they_are_nothing_is_taken_in(read_in):
    intake = read_in(("Enid Marsh", "", "Lark Federation", "Financial", "Direct", "Director", "", "", ""))

    assert (tally(intake), drafts()) == ({"asked": 1}, [])
    assert not Person.objects.filter(name="Enid Marsh").exists()


def test_a_register_taken_in_again_adds_nothing(read_in):
    read_in(PARTNER)

    assert tally(read_in(PARTNER, HUSBAND)) == {"nothing": 1, "draft": 1}


def test_confirmed_it_is_declared_as_from_an_earlier_register(read_in, ada, body, now):
    make_organisation()
    read_in(PARTNER)
    draft = waiting_of(body, ada).get()

    declaration = confirming.confirm(imported=draft, said="still_true", by=ada, at=now)

    interest = Interest.objects.get()
    assert (declaration.route, declaration.declared_by, interest.category) == ("imported", ada, "financial")
    assert (interest.organisation_text, interest.public_description) == (PARTNER[2], "GP partner")
    assert interest.private_detail == "Action agreed before, by the earlier register: Leaves for items on the practice"
    assert not waiting_of(body, ada).exists()
    with pytest.raises(AnsweredAlready):
        confirming.confirm(imported=draft, said="still_true", by=ada, at=now)


def test_of_somebody_else_s_interest_the_public_reads_no_text_and_no_name(read_in, ada, body, now, today):
    read_in(PARTNER, HUSBAND)

    confirming.confirm_all(imported=list(waiting_of(body, ada)), by=ada, at=now)

    content = str(interests_content(body, today))
    assert "Larkfield Surgery" in content
    assert "Piers" not in content
    assert "Hollin" not in content
    assert Interest.objects.get(category="indirect").relationship == "spouse_or_partner"


def test_what_the_register_left_open_must_be_said(read_in, ada, body, now):
    read_in([{3: ""}.get(place, cell) for place, cell in enumerate(PARTNER)])
    draft = waiting_of(body, ada).get()
    assert lacking(draft) == ["category"]

    with pytest.raises(NotWhole):
        confirming.confirm_all(imported=[draft], by=ada, at=now)
    confirming.confirm(imported=draft, said="still_true", changes={"category": "financial"}, by=ada, at=now)

    assert Interest.objects.get().category == "financial"


def test_ended_or_not_mine(read_in, ada, grace, body, now):
    read_in(PARTNER, HUSBAND)
    mine, not_mine = waiting_of(body, ada)

    confirming.confirm(imported=mine, said="ended", changes={"until": date(2026, 10, 1)}, by=grace, at=now)
    confirming.dismiss(imported=not_mine, said="not_mine", note="Divorced", by=ada, at=now)

    assert Interest.objects.get().until == date(2026, 10, 1)
    assert set(Confirmation.objects.values_list("said", "confirmed_by")) == {("ended", grace.pk), ("not_mine", ada.pk)}


def test_undone_the_drafts_nobody_answered_are_gone(desk, read_in, ada, body, now):
    intake = read_in(PARTNER, HUSBAND)
    confirming.confirm(imported=waiting_of(body, ada).first(), said="still_true", by=ada, at=now)

    undone = desk.undo(intake)

    assert (undone.undoing.set_back, undone.undoing.left) == (
        1,
        [["row 2", "Ada Larkin", "Answered already: still true"]],
    )
    assert not waiting_of(body, ada).exists()
    assert Declaration.objects.count() == 1
    assert tally(read_in(HUSBAND)) == {"left_out": 1}


def test_another_body_s_people_are_not_known(desk, other_body, now):
    person_in(other_body, "Pia Nunn", "declarant", "Clerk", now)

    intake = desk.look_at(as_csv(REGISTER_HEADINGS, ("Pia Nunn", *PARTNER[1:])), kind="register")

    assert questions_of(intake)[0].likely == []

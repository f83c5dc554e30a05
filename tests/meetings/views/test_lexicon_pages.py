"""The words that matching knows, in a browser."""

import pytest

from matching.lexicon import Place, Wording
from meetings.actions import convening, wording
from meetings.models import LexiconChange
from tests.factories import make_tie

WORDS = "/meetings/words/"
LIST = f"{WORDS}list/?kind=gp&value=&list=phrases"
ADD, THEME, CHANGES = f"{WORDS}add/", f"{WORDS}themes/add/", f"{WORDS}changes/"
QOF = f"{WORDS}withdraw/?kind=gp&value=&list=phrases&phrase=qof"
PHRASE = {"place": "gp:phrases:", "phrase": "Winter  bed*", "reason": "New this year"}
SCHEME = {"kind": "sc", "value": "winter access SCHEME", "phrases": "winter access\nwinter bed*\n"}
LETTERS = "A phrase must have at least 3 letters"


@pytest.fixture
def change(body, grace, now):
    beds = Wording(Place("gp", "", "phrases"), "winter bed*")
    return wording.change(body=body, wordings=[beds], by=grace, at=now)[0]


@pytest.fixture
def beds(meeting, grace, now):
    title = "Winter beds: payments"
    return convening.add_item(meeting=meeting, title=title, ask="To approve the rate", by=grace, at=now)


def errors(response):
    return dict(response.context["form"].errors)


def changes():
    rows = LexiconChange.objects.order_by("pk")
    return [(row.kind, row.value, row.list, row.phrase, row.is_there) for row in rows]


def seen(browser, url, told):
    """Post a form, and once more from the page that shows what it would change."""
    page = browser.post(url, told)
    return browser.post(url, {**told, "seen": page.context["form"]["seen"].value()})


def test_a_chair_may_look_and_not_change(as_clara, as_ada, meeting, change):
    looking = (WORDS, LIST, CHANGES)
    changing = (ADD, THEME, QOF, f"{CHANGES}{change.pk}/undo/")

    assert [as_clara.get(url).status_code for url in looking] == [200] * 3
    assert [as_clara.get(url).status_code for url in changing] == [403] * 4
    assert [as_ada.get(url).status_code for url in (*looking, *changing)] == [403] * 7
    assert "Withdraw" not in as_clara.get(LIST).content.decode()


def test_what_a_phrase_would_change_is_seen_before_it_is_saved(as_grace, beds):
    page = as_grace.post(ADD, PHRASE)
    assert (changes(), page.context["form"].button) == ([], "Save")
    told = page.content.decode()
    assert '<mark class="app-mark">Winter beds</mark>' in told
    assert "<strong>Would concern:</strong> General practice as a whole" in told

    saved = seen(as_grace, ADD, PHRASE)

    assert saved.headers["Location"] == LIST
    assert changes() == [("gp", "", "phrases", "winter bed*", True)]
    page = as_grace.get(LIST).content.decode()
    assert ("New this year" in page, "Grace Oduya" in page) == (True, True)


def test_a_list_that_a_theme_does_not_have_yet_begins_with_its_first_phrase(as_grace, meeting):
    saved = seen(as_grace, ADD, {**PHRASE, "place": "ct:not_beside:GMS", "phrase": "grid management*"})

    assert saved.headers["Location"] == f"{WORDS}list/?kind=ct&value=GMS&list=not_beside"
    assert "1 phrase<" in as_grace.get(saved.headers["Location"]).content.decode()


def test_another_phrase_than_the_one_seen_is_shown_first(as_grace, meeting):
    page = as_grace.post(ADD, PHRASE)
    as_grace.post(ADD, {**PHRASE, "phrase": "summer", "seen": page.context["form"]["seen"].value()})

    assert changes() == []


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ({"phrase": ""}, {"phrase": ["Enter phrase"]}),
        ({"phrase": "gp"}, {"phrase": [LETTERS]}),
        ({"phrase": "x" * 81}, {"phrase": ["Phrase must be 80 characters or fewer"]}),
        ({"place": ""}, {"place": ["Select what the phrase tells"]}),
        ({"place": "gp:nothing:"}, {"place": ["Select one of the answers listed"]}),
    ],
)
def test_wrong_answers_say_how_to_mend_them_and_are_kept(as_grace, meeting, told, wrong):
    response = as_grace.post(ADD, {**PHRASE, **told})

    assert errors(response) == wrong
    assert "New this year" in response.content.decode()


def test_a_phrase_that_stands_in_most_items_is_refused(as_grace, meeting, grace, now):
    for number in range(12):
        convening.add_item(meeting=meeting, title=f"Winter beds {number}", by=grace, at=now)
    response = as_grace.post(ADD, PHRASE)

    assert "more than a third of your latest items" in errors(response)["phrase"][0]


def test_a_phrase_that_is_there_is_refused_when_saved(as_grace, meeting):
    assert errors(seen(as_grace, ADD, {**PHRASE, "phrase": "QOF"})) == {"__all__": [wording.AlreadyThere.__doc__]}


def test_a_theme_is_added_under_the_name_that_the_directory_has(as_grace, surgery, beds):
    make_tie(surgery, "signed_up_to", what="Winter Access Scheme")
    assert "The scheme Winter Access Scheme (1 organisation)" in as_grace.get(WORDS).content.decode()

    seen(as_grace, THEME, SCHEME)

    place = ("sc", "Winter Access Scheme", "phrases")
    assert changes() == [(*place, "winter access", True), (*place, "winter bed*", True)]
    page = as_grace.get(WORDS).content.decode()
    assert ("told by no words" in page, "2 added, 0 withdrawn" in page) == (False, True)


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ({"kind": ""}, {"kind": ["Select what kind of theme it is"]}),
        ({"kind": "gp"}, {"kind": ["Select one of the answers listed"]}),
        ({"value": "a@b"}, {"value": ["Use letters, numbers, spaces and the marks ’ - / & . , ( ) in the name"]}),
        (
            {"kind": "sv", "value": "Minor Surgery"},
            {"value": ["There is a theme of that name already. Add a phrase to it instead"]},
        ),
        ({"phrases": " \n "}, {"phrases": ["Enter at least one phrase that tells it"]}),
        ({"phrases": "winter\ngp"}, {"phrases": [LETTERS]}),
        (
            {"phrases": "\n".join(f"winter {n}" for n in range(11))},
            {"phrases": ["Enter 10 phrases or fewer. You can add more later"]},
        ),
    ],
)
def test_a_theme_that_may_not_be_says_why(as_grace, meeting, told, wrong):
    assert errors(as_grace.post(THEME, {**SCHEME, **told})) == wrong


def test_a_phrase_is_withdrawn_and_put_back(as_grace, meeting, grace, now):
    convening.add_item(meeting=meeting, title="QOF payments", ask="To approve them", by=grace, at=now)
    asked = as_grace.get(QOF).content.decode()
    assert "<strong>Would no longer concern:</strong> General practice as a whole" in asked

    as_grace.post(QOF, {"reason": "Not here"})
    withdrawn = LexiconChange.objects.get()
    assert "<s>qof</s>" in as_grace.get(LIST).content.decode()
    assert as_grace.get(QOF).status_code == 404

    as_grace.post(f"{CHANGES}{withdrawn.pk}/undo/")
    assert [row[-1] for row in changes()] == [False, True]
    assert "Not here" in as_grace.get(CHANGES).content.decode()


def test_what_was_changed_since_is_not_undone(as_grace, change):
    as_grace.post(f"{CHANGES}{change.pk}/undo/")

    assert errors(as_grace.post(f"{CHANGES}{change.pk}/undo/")) == {"__all__": [wording.ChangedSince.__doc__]}


def test_a_list_that_is_not_there_is_not_found(as_grace, body):
    urls = (f"{WORDS}list/", f"{WORDS}list/?kind=gp&list=nothing", f"{WORDS}withdraw/?kind=gp&list=phrases&phrase=x")

    assert [as_grace.get(url).status_code for url in urls] == [404, 404, 404]


def test_another_bodys_changes_are_not_found(as_sam, change):
    undo = f"{CHANGES}{change.pk}/undo/"

    assert (as_sam.get(undo).status_code, as_sam.post(undo).status_code) == (404, 404)
    assert "winter bed*" not in as_sam.get(LIST).content.decode() + as_sam.get(CHANGES).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("url", "queries"), [(WORDS, 7), (LIST, 7), (CHANGES, 7)])
def test_pages_take_as_many_queries_however_many_the_changes(
    as_grace, body, grace, now, url, queries, rows, django_assert_num_queries
):
    beds = [Wording(Place("gp", "", "phrases"), f"winter {number}") for number in range(rows)]
    wording.change(body=body, wordings=beds, by=grace, at=now)
    as_grace.get(url)

    with django_assert_num_queries(queries):
        as_grace.get(url)


def test_the_way_there_is_on_the_page_of_meetings(as_clara, body):
    assert f'href="{WORDS}"' in as_clara.get("/meetings/").content.decode()

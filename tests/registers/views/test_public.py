"""The registers as anyone reads them."""

from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.test import Client

from tests.factories import make_interest, make_organisation, set_for_itself
from tests.registers.rows import declared, drawn, offer_to, publish_gifts, publish_interests

INTERESTS = "/registers/ashcombe/interests/"
GIFTS = "/registers/ashcombe/gifts-and-hospitality/"


@pytest.fixture
def anyone():
    """A browser in which nobody is signed in."""
    return Client()


@pytest.fixture
def edition(body, ada, grace, now, today):
    """The first edition of the register of interests: Ada's one interest, Grace's nothing."""
    make_interest(body, ada, now, organisation=make_organisation(), public_description="Two of nine sessions")
    declared(body, grace, now, kind="nil")
    return publish_interests(body, grace, now, today)


class Cells(HTMLParser):
    """The rows of a page's tables, as what is read aloud of their cells."""

    def __init__(self):
        super().__init__()
        self.rows, self.hidden, self.cell = [], 0, False

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")
            self.cell = True
        if tag == "span":
            self.hidden += self.hidden > 0 or ("aria-hidden", "true") in attrs

    def handle_endtag(self, tag):
        if tag in {"td", "th"}:
            self.cell = False
        if tag == "span":
            self.hidden -= self.hidden > 0

    def handle_data(self, data):
        if self.cell and not self.hidden:
            self.rows[-1][-1] += data


def rows_of(response):
    """The rows of a page's tables, without the headings."""
    cells = Cells()
    cells.feed(response.content.decode())
    return cells.rows[1:]


def test_every_body_is_listed_with_what_it_has_and_has_not_published(anyone, edition, other_body):
    page = anyone.get("/registers/").content.decode()

    assert page.count("not yet published") == 3
    assert [page.count(text) for text in ("/registers/ashcombe/interests/", "/registers/brindle/interests/")] == [1, 0]


def test_a_body_s_page_offers_its_registers_and_their_files(anyone, edition):
    drawn(edition)

    page = anyone.get("/registers/ashcombe/").content.decode()

    for form in ("pdf", "csv", "json"):
        assert page.count(f"/registers/ashcombe/interests/editions/1/interests.{form}") == 1
    assert page.count("Not yet published") == 1


def test_the_latest_edition_is_a_table(anyone, edition):
    assert rows_of(anyone.get(INTERESTS)) == [
        [
            "Ada Larkin",
            "GP partner",
            "Larkfield Surgery",
            "Financial, direct",
            "Partner: Two of nine sessions",
            "1 January 2020",
            "Continues",
        ],
        ["Grace Oduya", "Governance lead", "–", "–", "Nothing to declare", "–", "–"],
    ]


def test_gifts_and_hospitality_are_a_table(anyone, body, ada, grace, now, today):
    offer_to(body, ada, now, is_estimate=True)
    publish_gifts(body, grace, now, today)

    assert rows_of(anyone.get(GIFTS)) == [
        [
            "Ada Larkin",
            "GP partner",
            "5 October 2026",
            "Ferrybridge Pharma",
            "Hospitality: Dinner at a conference",
            "£48.50 (estimate)",
            "Declined. Above the limit",
        ]
    ]


def test_a_register_without_entries_says_so(anyone, body, grace, now, today):
    publish_gifts(body, grace, now, today)

    response = anyone.get(GIFTS)

    assert "No entries in this period" in response.content.decode()
    assert rows_of(response) == []


def test_a_register_not_yet_published_says_so(anyone, body):
    assert "has not yet published this register" in anyone.get(INTERESTS).content.decode()


def test_an_old_edition_is_shown_as_it_was_and_points_to_the_latest(anyone, body, ada, edition, grace, now, today):
    make_interest(body, ada, now, organisation_text="Quay House")
    publish_interests(body, grace, now, today + timedelta(days=1))

    old = anyone.get(f"{INTERESTS}editions/1/")

    assert len(rows_of(old)) == 2
    assert "A later edition has taken the place of this one" in old.content.decode()
    assert len(rows_of(anyone.get(INTERESTS))) == 3
    assert "A later edition" not in anyone.get(INTERESTS).content.decode()


def test_all_editions_are_listed_the_latest_first(anyone, body, edition, grace, now, today):
    publish_interests(body, grace, now, today + timedelta(days=1))

    page = anyone.get(f"{INTERESTS}editions/").content.decode()

    assert page.index("Edition 2") < page.index("Edition 1")


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("", ["Ada Larkin", "Grace Oduya"]),
        ("?q=larkfield", ["Ada Larkin"]),
        ("?q=ODUYA", ["Grace Oduya"]),
        ("?category=Financial", ["Ada Larkin"]),
        ("?category=Indirect", []),
        ("?q=oduya&category=Financial", []),
        ("?category=Anything", ["Ada Larkin", "Grace Oduya"]),
        ("?q=" + 101 * "a", ["Ada Larkin", "Grace Oduya"]),
    ],
)
def test_the_lines_of_an_edition_can_be_chosen(anyone, edition, asked, names):
    assert [row[0] for row in rows_of(anyone.get(INTERESTS + asked))] == names


def test_what_cannot_be_looked_for_is_explained(anyone, edition):
    page = anyone.get(f"{INTERESTS}?q={101 * 'a'}").content.decode()

    assert "Person or organisation must be 100 characters or fewer" in page


@pytest.mark.parametrize(
    ("asked", "first", "count"),
    [("", 1, 50), ("?page=2", 51, 2), ("?page=9", 51, 2), ("?page=-1", 51, 2), ("?page=x", 1, 50)],
)
def test_lines_are_shown_fifty_to_a_page(anyone, body, ada, grace, now, today, asked, first, count):
    for number in range(52):
        make_interest(body, ada, now, organisation_text=f"Practice {number + 1:02}")
    publish_interests(body, grace, now, today)

    rows = rows_of(anyone.get(INTERESTS + asked))

    assert (rows[0][2], len(rows)) == (f"Practice {first:02}", count)


def test_a_page_number_of_any_length_is_survived(anyone, edition):
    assert anyone.get(f"{INTERESTS}?page={'9' * 5000}").status_code == 200


def test_the_names_of_those_who_have_not_declared_are_shown_if_the_body_says_so(
    anyone, body, ada, grace, clara, now, today
):
    publish_interests(body, grace, now, today)
    counted = anyone.get(INTERESTS).content.decode()
    set_for_itself(body, "publish_non_declarers", "yes")
    publish_interests(body, grace, now, today)
    named = anyone.get(INTERESTS).content.decode()

    assert "3 people have not declared. Nothing is known of their interests." in counted
    assert "3 people have not declared: Ada Larkin, Clara Weir and Grace Oduya." in named


def test_a_file_is_handed_out_as_it_was_drawn(anyone, edition):
    files = {file.format: file for file in drawn(edition).files.all()}

    for form, content_type, shown in [
        ("pdf", "application/pdf", "inline"),
        ("csv", "text/csv; charset=utf-8", "attachment"),
        ("json", "application/json", "attachment"),
    ]:
        response = anyone.get(f"{INTERESTS}editions/1/interests.{form}")

        assert response.content == bytes(files[form].content)
        assert response["Content-Type"] == content_type
        assert response["Content-Disposition"] == f'{shown}; filename="ashcombe-interests-edition-1.{form}"'
        assert response["ETag"] == f'"{files[form].sha256}"'
        assert response["Cache-Control"] == "public, max-age=3600"
        assert response["X-Content-Type-Options"] == "nosniff"


def test_a_file_the_reader_has_already_is_not_sent_again(anyone, edition):
    drawn(edition)
    address = f"{INTERESTS}editions/1/interests.csv"

    again = anyone.get(address, headers={"If-None-Match": anyone.get(address)["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "address",
    [
        "/registers/nowhere/",
        "/registers/nowhere/about/",
        "/registers/nowhere/interests/",
        "/registers/ashcombe/everything/",
        "/registers/ashcombe/everything/editions/",
        "/registers/ashcombe/interests/editions/2/",
        "/registers/ashcombe/interests/editions/99999999999999999999/",
        "/registers/brindle/interests/editions/1/",
        "/registers/ashcombe/gifts-and-hospitality/editions/1/",
        "/registers/ashcombe/interests/editions/1/gifts-and-hospitality.csv",
        "/registers/ashcombe/interests/editions/1/interests.exe",
        "/registers/brindle/interests/editions/1/interests.csv",
        "/registers/ashcombe/interests/editions/99999999999999999999/interests.csv",
    ],
)
def test_what_was_not_published_is_not_found(anyone, edition, other_body, address):
    drawn(edition)

    assert anyone.get(address).status_code == 404


def test_public_pages_only_read(anyone, edition):
    for address in ("/registers/", "/registers/ashcombe/", INTERESTS, f"{INTERESTS}editions/1/", "/search/"):
        assert anyone.post(address).status_code == 405


def test_a_search_answers_with_links_to_the_lines(anyone, edition):
    page = anyone.get("/search/?q=larkfield&in=all").content.decode()

    assert "/registers/ashcombe/interests/editions/1/?page=1#line-1" in page
    assert 'id="line-1"' in anyone.get(INTERESTS).content.decode()


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("", "Who has an interest in what?"),
        ("?q=larkfild", "Similar name"),
        ("?q=nobody+here", "Nothing found for “nobody here”"),
        ("?q=", "Enter a person or an organisation"),
        ("?q=a", "Person or organisation must be 2 characters or more"),
        ("?q=" + 101 * "a", "Person or organisation must be 100 characters or fewer"),
        ("?q=ada&in=everything", "Select one of the answers listed"),
        ("?q=ada%00", "Null characters are not allowed"),
    ],
)
def test_a_search_says_what_it_found_or_what_is_wrong_with_it(anyone, edition, asked, says):
    response = anyone.get(f"/search/{asked}")

    assert response.status_code == 200
    assert says in response.content.decode()


def test_a_search_looks_only_for_what_it_is_told_to(anyone, edition):
    people = anyone.get("/search/?q=lark&in=person").content.decode()
    organisations = anyone.get("/search/?q=lark&in=organisation").content.decode()

    assert ("1 name found" in people, '<h2 class="nhsuk-heading-m">Ada Larkin</h2>' in people) == (True, True)
    assert '<h2 class="nhsuk-heading-m">Larkfield Surgery</h2>' in organisations
    assert '<h2 class="nhsuk-heading-m">Ada Larkin</h2>' not in organisations


@pytest.mark.parametrize("editions", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/registers/", 2),
        ("/registers/ashcombe/", 4),
        (INTERESTS, 3),
        (f"{INTERESTS}editions/", 3),
        ("/search/?q=larkfield", 3),
    ],
)
def test_a_page_asks_as_many_questions_of_one_edition_as_of_three(
    anyone, body, ada, edition, grace, now, today, django_assert_num_queries, editions, address, queries
):
    for number in range(1, editions):
        make_interest(body, ada, now, organisation_text=f"Larkfield {number}")
        publish_interests(body, grace, now, today + timedelta(days=number))

    with django_assert_num_queries(queries):
        anyone.get(address)

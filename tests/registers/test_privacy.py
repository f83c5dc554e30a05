"""Nothing private gets out: facts are planted, everything public is swept, and none of them is found."""

import io
import json
import subprocess
from datetime import date
from itertools import product

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from registers.actions.publishing import render
from registers.models import Edition, EditionFile, Entry
from registers.urls import PUBLIC
from tests.factories import make_interest, make_organisation
from tests.registers.rows import offer_to, publish_gifts, publish_interests

SECRETS = [
    # Who the third party is, and what they do (requirements B9)
    "Marigold Tench",
    "Marigold",
    "Ward matron",
    # Whose interest exactly: only the class of relationship is published (scenario S6)
    "relative by marriage",
    "relative_by_marriage",
    "sister-in-law",
    # What was told in confidence, home addresses in it above all (requirements B10)
    "Quillmaker Lane",
    "QU1 4ZZ",
    "told in confidence",
    # Being a patient is close to health data: neither the word, nor where, nor what they wrote of it
    "patient",
    "Brackenhurst",
    "X99777",
    "asthma",
    # The organisation of an indirect interest, where the declarant had it withheld
    "Wyvern",
    "Z99888",
    # What the declarant wrote before picking the organisation
    "as I wrote it down",
    # When they came to know of it; who approved an offer; how they sign in
    "2026-02-17",
    "17 February 2026",
    "Cyprian Rook",
    "ada@ashcombe.example.org",
]
PUBLIC_FACT = "Larkfield Surgery"


@pytest.fixture
def published(body, ada, grace, now, today):
    """A body's registers, drawn in every format, of people with a great deal that is private."""
    make_interest(body, ada, now, organisation_text=PUBLIC_FACT, private_detail="Of all this I told in confidence")
    make_interest(
        body,
        ada,
        now,
        category="indirect",
        underlying_category="financial",
        held_as="employee",
        relationship="relative_by_marriage",
        organisation=make_organisation("Z99888", "Wyvern General Hospital", "nhs_trust"),
        organisation_text="The Wyvern, as I wrote it down",
        publish_organisation=False,
        private_detail="My sister-in-law Marigold is a ward matron there. She lives at 14 Quillmaker Lane, QU1 4ZZ.",
        third_party_name="Marigold Tench",
        third_party_role="Ward matron",
        became_aware_on=date(2026, 2, 17),
    )
    make_interest(
        body,
        ada,
        now,
        category="non_financial_personal",
        held_as="patient",
        organisation=make_organisation("X99777", "Brackenhurst Surgery"),
        organisation_text="",
        public_description="Registered there as a patient since my asthma",
    )
    offer_to(body, ada, now, approver="Cyprian Rook", donor_text=PUBLIC_FACT, private_detail="told in confidence")
    # What is only asked about is on no register.
    offer_to(body, ada, now, outcome="asking", donor_text="Wyvern Pharma")
    editions = [publish_interests(body, grace, now, today), publish_gifts(body, grace, now, today)]
    for edition in editions:
        render(edition=edition)
    return editions


def addresses():
    """Every public address of the registers there is: a new page is swept as soon as it has one."""
    parts = {
        "slug": ["ashcombe"],
        "register": ["interests", "gifts-and-hospitality"],
        "number": [1],
        "form": EditionFile.Format.values,
    }
    for pattern in PUBLIC:
        names = [name for name in pattern.pattern.converters if name != "name"]
        for values in product(*(parts[name] for name in names)):
            arguments = dict(zip(names, values, strict=True))
            if "name" in pattern.pattern.converters:
                arguments["name"] = arguments["register"]
            yield reverse(pattern.name, kwargs=arguments)


def searches():
    """Searches that find whatever there is to find."""
    for words, kind in product(["Ada", "Larkin", "Larkfield", "a local", "surgery"], ["all", "person", "organisation"]):
        yield f"/search/?q={words}&in={kind}"


def words_of_pdf(pdf):
    """All that a PDF holds: its text, its structure, and every word of every object, metadata and attachments too."""
    for reader in (["pdftotext", "-", "-"], ["pdfinfo", "-struct-text", "-"], ["pdfinfo", "-meta", "-"]):
        yield subprocess.run(reader, input=pdf, capture_output=True, check=True).stdout.decode()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for thing in opened.objects:
            yield str(thing.read_bytes(), "latin-1") if isinstance(thing, pikepdf.Stream) else repr(thing)


def sweep():
    """Every place the public can look, with the words found there."""
    anyone = Client()
    for address in [*addresses(), *searches()]:
        content = anyone.get(address).content
        yield address, " ".join(words_of_pdf(content)) if address.endswith(".pdf") else content.decode()
    yield "entries", json.dumps(list(Entry.objects.values()))
    yield "content", json.dumps(list(Edition.objects.values_list("content", flat=True)), ensure_ascii=False)


def places_of(words):
    """Where words are found, whatever their capitals and however their lines are broken."""
    wanted = words.casefold()
    return [place for place, text in sweep() if wanted in " ".join(text.casefold().split())]


@pytest.mark.usefixtures("published")
def test_nothing_private_is_anywhere_the_public_can_look():
    swept = [(place, " ".join(text.casefold().split())) for place, text in sweep()]

    assert [(secret, place) for secret in SECRETS for place, text in swept if secret.casefold() in text] == []


@pytest.mark.usefixtures("published")
def test_the_sweep_finds_what_is_public_so_it_would_find_what_is_not():
    places = places_of(PUBLIC_FACT)

    for place in (
        "/registers/ashcombe/interests/",
        "/registers/ashcombe/interests/editions/1/",
        "/registers/ashcombe/interests/editions/1/interests.pdf",
        "/registers/ashcombe/interests/editions/1/interests.csv",
        "/registers/ashcombe/interests/editions/1/interests.json",
        "/registers/ashcombe/gifts-and-hospitality/editions/1/gifts-and-hospitality.pdf",
        "/search/?q=Ada&in=person",
        "/search/?q=Larkfield&in=all",
        "entries",
        "content",
    ):
        assert place in places


@pytest.mark.usefixtures("published")
def test_every_secret_was_planted(body):
    interests = body.interests.values_list("organisation__name", "organisation__code", "became_aware_on")
    rows = [*body.interests.values(), *interests, *body.offers.values(), *body.posts.values("person__email")]
    planted = json.dumps(rows, default=str)
    as_data = [secret for secret in SECRETS if secret not in {"relative by marriage", "17 February 2026"}]

    assert [secret for secret in as_data if secret.casefold() not in planted.casefold()] == []


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("secret", ["Marigold Tench", "Brackenhurst", "Wyvern General Hospital", "Cyprian Rook"])
def test_a_search_for_a_secret_finds_nothing(secret):
    page = Client().get("/search/", {"q": secret}).content.decode()

    assert f"Nothing found for “{secret}”" in page


@pytest.mark.usefixtures("published")
def test_what_is_said_in_place_of_a_secret_is_what_it_is_about():
    edition = Edition.objects.get(register="interests")

    assert [(line["organisation"], line["nature"]) for line in edition.content["entries"]] == [
        ("a local GP practice", "Personal connection"),
        ("a local NHS provider", "Close relative or partner: employee"),
        (PUBLIC_FACT, "Partner"),
    ]


@pytest.mark.usefixtures("published")
def test_nothing_is_attached_to_a_printed_edition():
    for file in EditionFile.objects.filter(format="pdf"):
        with pikepdf.open(io.BytesIO(bytes(file.content))) as pdf:
            assert list(pdf.attachments) == []

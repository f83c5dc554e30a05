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

from people.models import Role
from registers.actions.publishing import render
from registers.actions.withholding import ask_not_to_publish, decide
from registers.models import Edition, EditionFile, Entry
from registers.urls import PUBLIC
from tests.conftest import person_in
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


# Of an interest and an offer that their holder asked not to publish; each is in the row that meetings are matched with.
WITHHELD = [
    "Sorrel Vantage",
    "Deputy harbourmaster",
    "Kestrel Loft Clinic",
    "X99555",
    "Thursdays at the loft",
    "Oyster",
]


@pytest.mark.parametrize("stage", ["asked", "decided"])
def test_what_is_withheld_is_nowhere_before_the_decision_and_after_it(body, gus, grace, now, today, stage):
    """Guidance 1.8, in every format and in the search."""
    sorrel = person_in(body, "Sorrel Vantage", Role.DECLARANT, "Deputy harbourmaster", now)
    clinic = make_organisation("X99555", "Kestrel Loft Clinic")
    interest = make_interest(body, sorrel, now, organisation=clinic, public_description="Thursdays at the loft")
    offer = offer_to(body, sorrel, now, donor_text="Kestrel Loft Clinic", description="Oyster supper")
    requests = [
        ask_not_to_publish(entry=entry, ground="harm", parts=["whole"], reason="Followed", by=sorrel, at=now)
        for entry in (interest, offer)
    ]
    kept = [["name", "organisation", "description"], ["whole"]]
    for request, parts in zip(requests, kept, strict=True):
        if stage == "decided":
            decide(request=request, parts=parts, reason="Risk", review_on=date(2027, 6, 1), by=gus, at=now)
    references = [str(interest.line), f"offer-{offer.pk}"]
    for edition in (publish_interests(body, grace, now, today), publish_gifts(body, grace, now, today)):
        render(edition=edition)
    swept = [(place, " ".join(text.casefold().split())) for place, text in sweep()]

    assert [(fact, place) for fact in WITHHELD + references for place, text in swept if fact.casefold() in text] == []
    told = "entry withheld: a request" if stage == "asked" else "the conflicts of interest guardian decided this"
    latest = "/registers/ashcombe/interests/"
    assert {place for place, text in swept if told in text} >= {latest, f"{latest}editions/1/interests.csv", "content"}
    assert "1 entry is withheld in part or whole" in dict(swept)[latest]

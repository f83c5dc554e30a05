"""The pages on an offer in their order, and the draft that waits in the session until it is submitted."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from coi.shared.fields import Picked
from coi.shared.forms import Answer, PageForm, answers
from coi.shared.journey import Answers, Journey, Page, Posted, answered, as_posted
from organisations.queries.search import by_code
from registers.forms import offering
from registers.forms.offering import Asked
from registers.models import Offer
from registers.policy.offers import Answer as PolicyAnswer
from registers.queries.offer_advice import advice

SESSION_KEY = "offers"
OUTCOME = "outcome"


def is_for_somebody(said: Posted) -> bool:
    """A gift or a donation: who keeps it makes a difference."""
    return said.get("kind") in {Offer.Kind.GIFT, Offer.Kind.DONATION}


PAGES = [
    Page("kind", offering.KindForm),
    Page("gift", offering.GiftForm, when=answered(kind=Offer.Kind.GIFT)),
    Page("travel", offering.TravelForm, when=answered(kind=Offer.Kind.TRAVEL)),
    Page("details", offering.DetailsForm),
    Page("donor", offering.DonorForm),
    Page("supplies", offering.SuppliesForm),
    Page("when", offering.WhenForm),
    Page("value", offering.ValueForm),
    Page("for", offering.MeantForForm, when=is_for_somebody),
    Page(OUTCOME, offering.OutcomeForm),
]
FIRST = PAGES[0].name


@dataclass(frozen=True)
class OfferDraft:
    """An offer somebody has begun to record, or one on record they are correcting; it waits in the session."""

    session: dict
    asked: Asked

    @property
    def _kept(self) -> dict:
        return self.session.get(SESSION_KEY, {}).get(str(self.asked.body.pk), {"answers": {}, "replaces": None})

    @property
    def answers(self) -> Answers:
        """What was answered, by page."""
        return self._kept["answers"]

    @property
    def replaces(self) -> int | None:
        """The id of the version on record that it corrects."""
        return self._kept["replaces"]

    @property
    def journey(self) -> Journey:
        """The way through the pages."""
        return Journey(PAGES, self.answers, {"asked": self.asked})

    def keep(self, page: str, posted: Posted) -> None:
        """Keep the answers of a page."""
        self._store({"answers": {**self.answers, page: posted}, "replaces": self.replaces})

    def correct(self, offer: Offer) -> None:
        """Begin a new version of an offer on record."""
        self._store({"answers": answers_of(offer, self.asked), "replaces": offer.pk})

    def clear(self) -> None:
        """Forget all of it."""
        self._store({"answers": {}, "replaces": None})

    def next_url(self) -> str:
        """The page to go to now: the first not answered, or “Check your answers”."""
        page = self.journey.unfinished()
        return reverse("offer_page", args=[page.name]) if page else reverse("offer_check")

    def rows(self) -> list[Answer]:
        """Every question and its answer, with the page that changes it."""
        forms = self._answered.items()
        return [row for name, form in forms for row in answers(form, reverse("offer_page", args=[name]))]

    @cached_property
    def _answered(self) -> dict[str, PageForm]:
        return {name: form for name, form in self.journey.forms().items() if form.is_valid()}

    @property
    def _said(self) -> dict:
        return {name: value for form in self._answered.values() for name, value in form.cleaned_data.items()}

    @property
    def is_asking(self) -> bool:
        """Whether the person asks before accepting."""
        return self._said.get("outcome") == Offer.Outcome.ASKING

    def facts(self) -> dict:
        """The answers under the names that the action has for them."""
        facts = dict(self._said)
        picked = facts.pop("donor")
        return {**facts, "donor_code": picked.chosen, "donor_text": "" if picked.chosen else picked.written}

    def advice(self) -> PolicyAnswer:
        """What the policy says of it; asked once all but the outcome is answered."""
        facts = self.facts()
        donor = by_code(facts["donor_code"], body=self.asked.body) if facts["donor_code"] else None
        return advice(
            body=self.asked.body, person=self.asked.person, facts=facts, donor=donor, replaces=self.asked.replaces
        )

    def _store(self, kept: Mapping) -> None:
        self.session[SESSION_KEY] = {**self.session.get(SESSION_KEY, {}), str(self.asked.body.pk): kept}


def answers_of(offer: Offer, asked: Asked) -> Answers:
    """An offer on record as its pages would have posted it."""
    code = offer.donor.code if offer.donor else ""
    names = [field.name for field in Offer._meta.fields]
    initial = {name: getattr(offer, name) for name in names} | {"donor": Picked(offer.donor_name, code, not code)}
    posted: dict[str, Posted] = {}
    for page in PAGES:
        said = Journey(PAGES, posted).said()
        if page.when(said):
            posted[page.name] = as_posted(page.form(said=said, asked=asked, initial=initial))
    return posted

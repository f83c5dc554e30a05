"""Organisations of the directory as choices."""

from collections.abc import Mapping
from dataclasses import replace

from django import forms

from coi.shared.fields import Candidate, OrganisationField, Picked
from organisations.forms.picking import candidate, candidates
from organisations.models import Organisation
from organisations.queries.search import by_code
from people.models import Body
from registers.policy.publication import holds_an_address


class DirectoryField(OrganisationField):
    """An organisation of the directory, under its own name there, or the words that stand for one it lacks.

    The form tells it the body, and the code that was chosen before, if any: that organisation stays among the choices.
    """

    default_error_messages = {
        "address": "Leave out the address: this is published",
        "too_long": "The name must be %(longest)d characters or fewer",
    }

    def __init__(self, *, longest: int, **kwargs):
        super().__init__(**kwargs)
        self.longest, self.body, self.before = longest, None, None

    def look_in(self, body: Body, chosen: str, known: Mapping[str, Organisation] | None = None) -> None:
        """Look in the directory as a body sees it; `known` holds organisations at hand, by code."""
        at_hand = (known or {}).get(chosen)
        self.body, self.before = body, at_hand or (by_code(chosen, body=body) if chosen else None)

    def candidates(self, written: str) -> list[Candidate]:
        """The organisations that what somebody wrote may mean."""
        found = candidates(written, self.body)
        if self._is_before(written) and candidate(self.before) not in found:
            found.insert(0, candidate(self.before))
        return found

    def validate(self, value: Picked | None) -> None:
        """What was chosen before need not be looked for again."""
        if value is None or value.chosen != getattr(self.before, "code", "") or not self._is_before(value.written):
            super().validate(value)

    def clean(self, value) -> Picked | None:
        """Short enough to keep, and not an address."""
        picked = super().clean(value)
        if picked is None:
            return None
        if picked.chosen:
            return replace(picked, written=self.before.name)
        if len(picked.written) > self.longest:
            raise forms.ValidationError(self.error_messages["too_long"], "too_long", {"longest": self.longest})
        if holds_an_address(picked.written):
            raise forms.ValidationError(self.error_messages["address"], "address")
        return replace(picked, none_fits=True)

    def in_words(self, picked: Picked) -> str:
        """The organisation's own name, which `clean` has put in place of what was typed."""
        return picked.written

    def _is_before(self, written: str) -> bool:
        return self.before is not None and self.before.name == written

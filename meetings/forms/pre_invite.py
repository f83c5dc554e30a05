"""The check before somebody is invited."""

from django import forms

from coi.shared.forms import PageForm
from registers.models import HeldAs

ITSELF = "itself"


class CheckForm(PageForm):
    """A name as somebody would type it, and what the person is to the organisation."""

    method = "get"
    title = "Check before you invite"
    lead = (
        "Type a presenter, a bidder or a deputy: a person of this body, or an organisation. You see what they would"
        " meet. Nothing is kept."
    )
    button = "Check"
    q = forms.CharField(
        label="Name or organisation",
        min_length=2,
        max_length=200,
        error_messages={"required": "Enter a name or an organisation"},
    )
    held_as = forms.ChoiceField(
        label="What are they to the organisation?",
        required=False,
        choices=[("", "As the words say"), (ITSELF, "The organisation itself, such as a bidder"), *HeldAs.choices],
    )

    @property
    def facts(self) -> dict[str, object]:
        """The answers, as `pre_invite.check` takes them."""
        held_as = self.cleaned_data["held_as"]
        return {
            "text": self.cleaned_data["q"],
            "held_as": "" if held_as == ITSELF else held_as,
            "itself": held_as == ITSELF,
        }


class ChosenForm(forms.Form):
    """Which of the organisations or people found is meant, as the links of the page say."""

    code = forms.CharField(required=False, max_length=60)
    person = forms.IntegerField(required=False, min_value=1, max_value=2**31)

    def chosen(self) -> dict[str, object]:
        """The code and the person's id; neither where the address was tampered with."""
        said = self.cleaned_data if self.is_valid() else {}
        return {"code": said.get("code", ""), "person_id": said.get("person")}

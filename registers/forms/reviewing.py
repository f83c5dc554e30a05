"""What a reviewer fills in: questions beside the facts, and what is agreed about an interest; and the answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django import forms

from coi.shared.fields import DateField, LongText, Radios
from coi.shared.forms import PageForm
from people.models import Body, Person
from people.queries import holders_called
from registers.actions.reviewing import NewQuestion
from registers.models import Interest, Mitigation
from registers.queries.reviewed import Asked, Fact, facts_of

LONGEST_QUESTION, LONGEST_ANSWER = 500, 1000


class AcceptForm(PageForm):
    """Nothing to fill in."""

    button = "Accept this declaration"


@dataclass(frozen=True)
class AskedAbout:
    """A fact of an interest and the box for a question about it."""

    fact: Fact
    box: forms.BoundField

    @property
    def is_written_in(self) -> bool:
        """Whether the box is to be seen at once."""
        return bool(self.box.value() or self.box.errors)


class ReturnForm(PageForm):
    """A box for a question beside every fact of every interest, and one for the whole declaration."""

    title = "Return with questions"
    button = "Return to the person"
    whole = LongText(
        label="Your question about the declaration as a whole",
        required=False,
        max_length=LONGEST_QUESTION,
        help_text="For example, “You sit on the board of a practice: is there nothing to declare?”",
    )

    def __init__(self, *args, interests: Iterable[Interest], **kwargs):
        self.facts = {interest: facts_of(interest) for interest in interests}
        super().__init__(*args, **kwargs)
        for interest, told in self.facts.items():
            for fact in told:
                label = f"Your question about “{fact.label}”"
                box = LongText(label=label, required=False, max_length=LONGEST_QUESTION)
                self.fields[_box(interest.pk, fact.field)] = box

    @property
    def groups(self) -> list[tuple[Interest, list[AskedAbout]]]:
        """Every interest with its facts, and the box beside each."""
        return [
            (interest, [AskedAbout(fact, self[_box(interest.pk, fact.field)]) for fact in told])
            for interest, told in self.facts.items()
        ]

    @property
    def questions(self) -> list[NewQuestion]:
        """What was asked."""
        said = self.cleaned_data
        whole = [NewQuestion(said["whole"])] if said["whole"] else []
        boxes = [(each.pk, fact.field) for each, told in self.facts.items() for fact in told]
        return [*(NewQuestion(said[_box(*box)], *box) for box in boxes if said[_box(*box)]), *whole]

    def clean(self) -> dict:
        """At least one question."""
        if not self.errors and not any(self.cleaned_data.values()):
            raise forms.ValidationError("Write at least one question, so that the person knows what to answer")
        return self.cleaned_data


def _box(interest_id: int, field: str) -> str:
    return f"ask_{interest_id}_{field}"


class AnswersForm(PageForm):
    """A box for the answer to each question; one may answer some now and others later."""

    title = "Questions about what you declared"
    button = "Send my answers"

    def __init__(self, *args, asked: Iterable[Asked], **kwargs):
        super().__init__(*args, **kwargs)
        self.asked = {f"answer_{each.question.pk}": each for each in asked}
        for name in self.asked:
            self.fields[name] = LongText(label="Your answer", required=False, max_length=LONGEST_ANSWER)

    @property
    def boxes(self) -> list[tuple[Asked, forms.BoundField]]:
        """Every question and the box for its answer."""
        return [(each, self[name]) for name, each in self.asked.items()]

    @property
    def answers(self) -> list[tuple]:
        """The questions answered, each with the answer."""
        return [
            (each.question, self.cleaned_data[name]) for name, each in self.asked.items() if self.cleaned_data[name]
        ]

    def clean(self) -> dict:
        """At least one answer."""
        if not self.errors and not any(self.cleaned_data.values()):
            raise forms.ValidationError("Answer at least one question, or change the interest it is about")
        return self.cleaned_data


NOTHING = Mitigation.Action.NONE_REQUIRED
NEEDED = {
    "what": "Enter what is agreed",
    "owner": "Enter who sees to it that this is kept",
    "review_on": "Enter the day it is looked at again",
}


class MitigationForm(PageForm):
    """What is agreed about an interest outside meetings (guidance 1.12)."""

    title = "Agree what is done about it"
    button = "Agree"
    action = forms.ChoiceField(
        label="What is needed?",
        choices=Mitigation.Action.choices,
        widget=Radios(
            hints={
                Mitigation.Action.RESTRICT: "May inform it, and is away when it is decided",
                Mitigation.Action.REMOVE_FROM_PROCESS: "From writing the specification to awarding the contract",
                NOTHING: "Holding an interest is normal. Leave the questions below empty, except why",
            }
        ),
        error_messages={"required": "Select what is needed"},
    )
    what = forms.CharField(
        label="What is agreed?",
        max_length=500,
        help_text="For example, “Takes no part in the re-procurement of the Larkfield contract”",
    )
    why = forms.CharField(
        label="Why?", max_length=500, error_messages={"required": "Enter why, so that it can be understood later"}
    )
    owner = forms.CharField(
        label="Who sees to it that this is kept?",
        max_length=254,
        help_text="Their name or email address. Often the line manager; never the person themselves.",
    )
    review_on = DateField(
        label="When is it looked at again?",
        named="The day it is looked at again",
        help_text="For example, 31 3 2027",
    )

    def __init__(self, *args, body: Body, interest: Interest, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.body, self.interest, self.today = body, interest, today
        for name, words in NEEDED.items():
            self.fields[name].required = self.data.get("action") != NOTHING
            self.fields[name].error_messages["required"] = words
        self.fields["review_on"].earliest = today + timedelta(days=1)

    def clean_owner(self) -> Person | None:
        """Somebody with a post in the body, and not the one it is about."""
        said = self.cleaned_data["owner"]
        found = holders_called(self.body, said, self.today) if said else []
        if said and not found:
            raise forms.ValidationError("Nobody with a post here has that name or email address. Check the spelling")
        if len(found) > 1:
            raise forms.ValidationError("Several people have that name. Enter the email address instead")
        if self.interest.person in found:
            raise forms.ValidationError("Whoever sees to it must be somebody else than the person it is about")
        return found[0] if found else None

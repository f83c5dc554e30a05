"""Forms about a meeting and who is expected at it."""

from django import forms

from coi.shared.fields import DateField
from coi.shared.forms import PageForm

TIMES = ["%H:%M", "%H.%M", "%I:%M%p", "%I.%M%p", "%I%p"]


class TimeOfDayField(forms.TimeField):
    """A time as people write it: 14:00, 2pm, 2.30 pm."""

    widget = forms.TextInput
    default_error_messages = {"invalid": "Enter a time, like 14:00 or 2pm"}

    def __init__(self, **kwargs):
        super().__init__(input_formats=TIMES, **kwargs)

    def to_python(self, value):
        """The time; spaces do not matter."""
        return super().to_python(value.replace(" ", "") if isinstance(value, str) else value)


class CallForm(PageForm):
    """When and where a committee meets."""

    title = "New meeting"
    lead = "Whoever holds a seat on the committee that day is expected at the meeting. You can add others afterwards."
    button = "Create meeting"
    committee = forms.ModelChoiceField(None, empty_label="Select a committee")
    held_on = DateField(
        label="Date",
        named="The date",
        help_text="For example, 24 11 2026",
        error_messages={"required": "Enter the date of the meeting"},
    )
    starts = TimeOfDayField(label="Start time", required=False, help_text="For example, 14:00 or 2pm")
    place = forms.CharField(label="Place", required=False, max_length=200)

    def __init__(self, *args, committees, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["committee"].queryset = committees
        self.fields["committee"].error_messages["invalid_choice"] = "Select one of the committees listed"


class InviteForm(PageForm):
    """Who else is to be there."""

    title = "Add someone in attendance"
    lead = "People with a post in this body can be added. They are asked to declare, and matched, like any member."
    button = "Add to the meeting"
    person = forms.ModelChoiceField(None, label="Person", empty_label="Select a person")

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people
        self.fields["person"].error_messages["invalid_choice"] = "Select one of the people listed"

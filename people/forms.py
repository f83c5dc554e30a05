"""Forms about who holds which post."""

from django import forms

from coi.shared.fields import DateField
from coi.shared.forms import PageForm
from coi.shared.words import day_in_words
from people.models import Person, Post, Role


class AppointForm(PageForm):
    """Who, as what, and since when."""

    title = "Appoint somebody"
    lead = "They can then sign in: the first time by “I have forgotten my password”, which sends them a link."
    button = "Appoint"
    name = forms.CharField(label="Full name", max_length=Person._meta.get_field("name").max_length)
    email = forms.EmailField(label="Email address", help_text="They sign in with it, and their link is sent there")
    role = forms.ChoiceField(
        label="Role", choices=Role.choices, widget=forms.RadioSelect, error_messages={"required": "Select a role"}
    )
    title_held = forms.CharField(
        label="Position",
        max_length=Post._meta.get_field("title").max_length,
        help_text="As the public register shows it, for example “GP partner” or “Chief Finance Officer”",
    )
    since = DateField(label="First day", named="The first day", help_text="For example, 24 11 2026")

    def clean(self) -> dict:
        """The position under the name the action gives it; `title` is the page's own."""
        cleaned = dict(self.cleaned_data)
        if "title_held" in cleaned:
            cleaned["title"] = cleaned.pop("title_held")
        return cleaned


class EndPostForm(PageForm):
    """The day a post ends."""

    button = "End this post"
    warning = True
    until = DateField(label="First day without it", named="The date", help_text="For example, 1 12 2026")

    def __init__(self, *args, post: Post, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = f"End a post of {post.person}"
        self.lead = f"{post.get_role_display()}, {post.title}, since {day_in_words(post.since)}."

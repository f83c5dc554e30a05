"""The way back from the pages of a meeting to the front."""

from django.urls import reverse

from coi.shared.crumbs import Crumb
from coi.shared.words import day_in_words


def to_meetings() -> list[Crumb]:
    """From a meeting."""
    return [Crumb("Meetings", reverse("meetings"))]


def to_meeting(meeting) -> list[Crumb]:
    """From a page of a meeting."""
    return [*to_meetings(), Crumb(f"{meeting.committee}, {day_in_words(meeting.held_on)}", meeting_url(meeting))]


def meeting_url(meeting) -> str:
    """The meeting's own page."""
    return reverse("meeting", args=[meeting.pk])


def item_url(item) -> str:
    """The item's own page."""
    return reverse("item", args=[item.meeting_id, item.number])

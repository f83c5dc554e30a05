"""The way back from the pages of what is taken in."""

from django.urls import reverse

from coi.shared.crumbs import Crumb


def to_intakes() -> list[Crumb]:
    """From one file."""
    return [Crumb("Staff lists and earlier registers", reverse("intakes"))]


def to_intake(intake) -> list[Crumb]:
    """From the rows of a file."""
    return [*to_intakes(), Crumb(intake.file_name, reverse("intake", args=[intake.pk]))]

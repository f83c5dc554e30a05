"""The way back from the pages of assurance to the front."""

from django.urls import reverse

from coi.shared.crumbs import Crumb


def to_roll() -> list[Crumb]:
    """From a page below the roll."""
    return [Crumb("Who has declared", reverse("declarations"))]


def to_declarant(person) -> list[Crumb]:
    """From a page below somebody's own."""
    return [*to_roll(), Crumb(person.name, reverse("declarant", args=[person.pk]))]

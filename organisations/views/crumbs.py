"""The way back from the pages of the directory to the front."""

from django.urls import reverse

from coi.shared.crumbs import Crumb


def to_directory() -> list[Crumb]:
    """From what is kept in the directory, or from an organisation."""
    return [Crumb("Directory", reverse("directory"))]


def to_acronyms() -> list[Crumb]:
    """From a page about letters."""
    return [*to_directory(), Crumb("Acronyms", reverse("acronyms"))]


def to_imports() -> list[Crumb]:
    """From one reading of a file."""
    return [*to_directory(), Crumb("Imports", reverse("imports"))]


def to_own_ties() -> list[Crumb]:
    """From a table of ties."""
    return [*to_directory(), Crumb("Your own ties", reverse("tie_sheets"))]

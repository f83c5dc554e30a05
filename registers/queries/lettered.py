"""The interests that write letters which a body gave another meaning."""

from django.db.models import Q, QuerySet

from organisations.models import Acronym
from registers.models import Interest

TEXTS = ("organisation_text", "public_description", "private_detail")


def interests_with_letters(acronym_id: int) -> QuerySet[Interest]:
    """The body's standing interests in whose words the letters stand, and whose declarant picked no organisation."""
    said = Acronym.objects.filter(pk=acronym_id).first()
    if said is None:
        return Interest.objects.none()
    written = Q()
    for text in TEXTS:
        written |= Q(**{f"{text}__regex": rf"\m{said.letters}\M"})
    found = Interest.objects.standing().filter(written, body=said.body_id, organisation__isnull=True)
    return found.select_related("body", "organisation")

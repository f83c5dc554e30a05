"""What every page knows: the product, the body acted for, and who is signed in."""

from django.conf import settings


def product(request) -> dict[str, object]:
    """A context processor. It must not fail: the error pages use it before, or without, sign-in."""
    person = getattr(request, "user", None)
    body = getattr(request, "nhs_body", None)
    signed_in = person is not None and person.is_authenticated
    return {
        "product_name": settings.PRODUCT_NAME,
        "demo": settings.DEMO,
        "signed_in": signed_in,
        "person_name": str(person) if signed_in else "",
        "nhs_body": body,
        "body_name": body.name if body else "",
        "by_link": getattr(request, "link", None),
        "declaring_for": getattr(request, "declaring_for", None),
        "other_bodies": [other for other in getattr(request, "bodies", ()) if other != body],
    }

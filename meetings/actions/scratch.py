"""A body for as long as a transaction or a scratch database lasts."""

from people.models import Body


def scratch_body(slug: str, areas: list[str]) -> Body:
    """A body that whoever asked for it throws away."""
    return Body.objects.create(
        slug=slug, name=slug, short_name=slug, kind=Body.Kind.ICB, areas=areas, contact_email="scratch@recuse.invalid"
    )

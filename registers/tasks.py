"""The worker's doors into the registers."""

from celery import shared_task

from registers.actions import publishing
from registers.queries import publication


@shared_task(name="registers.render_edition")
def render_edition(*, edition_id: int, **_):
    """Draw an edition's files."""
    publishing.render(edition=publication.edition(edition_id))


@shared_task(name="registers.resume_rendering")
def resume_rendering(**_):
    """Ask again for the files that a lost message or a killed worker left undrawn."""
    publishing.render_missing()

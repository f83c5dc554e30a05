"""The worker's doors into the registers."""

from celery import shared_task

from coi.shared.clock import day_of, now
from coi.shared.later import later
from registers.actions import keying, publishing
from registers.queries import declarations, publication


@shared_task(name="registers.key_interests")
def key_interests(*, declaration_id: int, **_):
    """Tie what was declared to organisations, write down the keys it emits, and have past meetings looked at."""
    interests = declarations.interests_of_declaration(declaration_id)
    keying.key_interests(interests=interests, day=day_of(now()))
    later("meetings.look_back", declaration_id=declaration_id)


@shared_task(name="registers.render_edition")
def render_edition(*, edition_id: int, **_):
    """Draw an edition's files."""
    publishing.render(edition=publication.edition(edition_id))


@shared_task(name="registers.resume_rendering")
def resume_rendering(**_):
    """Ask again for the files that a lost message or a killed worker left undrawn."""
    publishing.render_missing()

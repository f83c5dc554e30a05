"""The worker's doors into the registers."""

from celery import shared_task

from coi.shared.clock import day_of, now
from coi.shared.later import later
from registers.actions import copying, employment, keying, mitigating, publishing, rekeying
from registers.queries import declarations, lettered, publication, touched


@shared_task(name="registers.key_interests")
def key_interests(*, declaration_id: int, **_):
    """Tie what was declared to organisations, write down the keys it emits, and have past meetings looked at."""
    interests = declarations.interests_of_declaration(declaration_id)
    keying.key_interests(interests=interests, day=day_of(now()))
    later("meetings.look_back", declaration_id=declaration_id)


@shared_task(name="registers.rekey_touched")
def rekey_touched(*, organisation_ids: list[int], **_):
    """Have the interests that changed organisations concern keyed again."""
    rekeying.rekey_touched(organisation_ids=organisation_ids)


@shared_task(name="registers.rekey")
def rekey(*, interest_ids: list[int], **_):
    """Read some interests again, and write down the keys they emit now."""
    keying.key_interests(interests=touched.interests_by_id(interest_ids), day=day_of(now()))


@shared_task(name="registers.rekey_letters")
def rekey_letters(*, acronym_id: int, **_):
    """Read the interests again that write letters which now mean something else."""
    keying.key_interests(interests=lettered.interests_with_letters(acronym_id), day=day_of(now()))


@shared_task(name="registers.render_edition")
def render_edition(*, edition_id: int, **_):
    """Draw an edition's files."""
    publishing.render(edition=publication.edition(edition_id))


@shared_task(name="registers.resume_rendering")
def resume_rendering(**_):
    """Ask again for the files that a lost message or a killed worker left undrawn."""
    publishing.render_missing()


@shared_task(name="registers.remind_of_due")
def remind_of_due(**_):
    """Write to whoever is to look again at something agreed; once for each."""
    mitigating.remind_of_due(at=now())


@shared_task(name="registers.remind_of_employment_reviews")
def remind_of_employment_reviews(**_):
    """Tell people of the permissions to work elsewhere that have come due for review."""
    employment.remind_of_reviews(at=now())


@shared_task(name="registers.draw_copy")
def draw_copy(*, copy_id: int, **_):
    """Draw somebody's copy of a declaration, and have them told."""
    copying.draw(copy_id=copy_id, at=now())


@shared_task(name="registers.tidy_copies")
def tidy_copies(**_):
    """Delete copies of declarations that are a week old, and draw those that were asked for and never drawn."""
    copying.tidy(at=now())

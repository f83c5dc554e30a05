"""Reading what agenda items concern, and writing down the keys they emit."""

from datetime import date

from django.db import transaction
from matching.subjects import ItemReading, read_item
from matching.themes import standard_lexicon

from matching.keys import Subject as Concerned
from matching.keys import Theme, item_keys
from matching.resolving import Resolver
from meetings.models import AgendaItem, ItemKey, Subject
from meetings.queries.agenda import concerns
from organisations.models import Organisation
from organisations.queries.directory import resolver_for
from people.models import Body

LONGEST_KEY = 140


@transaction.atomic
def read(*, item: AgendaItem, day: date) -> None:
    """Find the organisations and themes an item's text concerns, and rebuild its keys; repeating it changes nothing.

    What a person corrected stands over what is read here.
    """
    body = item.meeting.body
    resolver = resolver_for(body, day)
    text = f"{item.title}. {item.ask}" if item.ask else item.title
    found = read_item(text, item.paper, resolver, tuple(body.areas), standard_lexicon())
    Subject.objects.filter(item=item).delete()
    Subject.objects.bulk_create([*_organisations(item, found), *_themes(item, found)])
    _rekey(item, body, resolver)
    AgendaItem.objects.filter(pk=item.pk).update(is_read=True)


def rekey(*, item: AgendaItem, day: date) -> None:
    """Rebuild an item's keys from what stands, without reading its text again: after a correction."""
    body = item.meeting.body
    _rekey(item, body, resolver_for(body, day))


@transaction.atomic
def _rekey(item: AgendaItem, body: Body, resolver: Resolver) -> None:
    standing = concerns(item)
    concerned = Concerned(
        codes=tuple(organisation.code for organisation in standing.organisations),
        themes=tuple(Theme(*theme.split(":", 1)) for theme in standing.themes),
        areas=tuple(body.areas),
    )
    ItemKey.objects.filter(item=item).delete()
    keys = {key.key: key for key in reversed(item_keys(concerned, resolver.directory)) if len(key.key) <= LONGEST_KEY}
    ItemKey.objects.bulk_create(
        ItemKey(item=item, meeting_id=item.meeting_id, key=key.key, directness=key.directness, path=list(key.path))
        for key in keys.values()
    )


def _organisations(item: AgendaItem, found: ItemReading) -> list[Subject]:
    best = {}
    for candidate in found.candidates:
        best.setdefault(candidate.code, candidate)
    organisations = Organisation.objects.in_bulk(list(best), field_name="code")
    return [
        Subject(
            item=item,
            organisation=organisations[code],
            grade=candidate.grade,
            reasons=list(candidate.reasons),
        )
        for code, candidate in best.items()
        if code in organisations
    ]


def _themes(item: AgendaItem, found: ItemReading) -> list[Subject]:
    themes = dict.fromkeys(f"{theme.kind}:{theme.value}" for theme in found.themes)
    return [
        Subject(item=item, theme=theme, grade="certain", reasons=["The words of the item say so"]) for theme in themes
    ]

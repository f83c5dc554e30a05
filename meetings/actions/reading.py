"""Reading what agenda items concern, and writing down the keys they emit."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from coi.shared.later import later
from matching.effects import collateral_keys
from matching.keys import Subject as Concerned
from matching.keys import Theme, item_keys
from matching.resolving import Resolver
from matching.subjects import ItemReading, read_item
from meetings.models import AgendaItem, ItemKey, Subject
from meetings.queries.affected import effects_answered_yes
from meetings.queries.agenda import coming_items, concerned_codes, concerned_themes
from meetings.queries.lexicon import lexicon_for
from meetings.queries.touched import items_touched
from organisations.queries.directory import resolver_for
from organisations.queries.search import by_codes
from organisations.queries.touched import touched
from people.models import Body

LONGEST_KEY = 140


@transaction.atomic
def read(*, item: AgendaItem, resolver: Resolver) -> None:
    """Find the organisations and themes an item's text concerns, and rebuild its keys; repeating it changes nothing.

    `resolver` is that of the item's body on the day; what a person corrected stands over what is read here.
    """
    body = item.meeting.body
    # A reading asked for with the item and one that belongs to a matching take turns, each on the text as it stands.
    item = AgendaItem.objects.select_for_update(no_key=True).get(pk=item.pk)
    found = read_item(item.title, item.paper_as_read, resolver, tuple(body.areas), lexicon_for(body))
    Subject.objects.filter(item=item).delete()
    Subject.objects.bulk_create([*_organisations(item, found, body), *_themes(item, found)])
    _rekey(item, body, resolver)
    AgendaItem.objects.filter(pk=item.pk).update(is_read=True)


def read_again(*, item: AgendaItem, day: date) -> None:
    """Read one item as the directory stands on a day."""
    read(item=item, resolver=resolver_for(item.meeting.body, day))


def reread_touched(*, organisation_ids: Sequence[int], day: date) -> int:
    """Ask for the items of coming meetings that organisations with these ids concern; say how many they are."""
    ids = items_touched(touched(organisation_ids), day)
    for item in ids:
        later("meetings.read_item", item_id=item)
    return len(ids)


def read_coming(*, body: Body, day: date) -> None:
    """Read again every item of a body's meetings to come; repeating it changes nothing."""
    resolver = resolver_for(body, day)
    for item in coming_items(body, day):
        read(item=item, resolver=resolver)


def _rekey(item: AgendaItem, body: Body, resolver: Resolver) -> None:
    concerned = Concerned(
        codes=tuple(dict.fromkeys(map(resolver.directory.current, concerned_codes([item])[item.pk]))),
        themes=tuple(Theme(*theme.split(":", 1)) for theme in concerned_themes([item])[item.pk]),
        areas=tuple(body.areas),
    )
    ItemKey.objects.filter(item=item).delete()
    # What an item concerns stands over what it may affect.
    emitted = [
        *item_keys(concerned, resolver.directory),
        *collateral_keys(effects_answered_yes(item), concerned, resolver.directory),
    ]
    keys = {key.key: key for key in reversed(emitted) if len(key.key) <= LONGEST_KEY}
    ItemKey.objects.bulk_create(
        ItemKey(item=item, meeting_id=item.meeting_id, key=key.key, directness=key.directness, path=list(key.path))
        for key in keys.values()
    )


def _organisations(item: AgendaItem, found: ItemReading, body: Body) -> list[Subject]:
    best = {}
    for mention in found.mentions:
        best.setdefault(mention.candidate.code, mention)
    organisations = by_codes(best, body=body)
    return [
        Subject(
            item=item,
            organisation=organisations[code],
            grade=mention.candidate.grade,
            reasons=list(mention.candidate.reasons),
            where=mention.where,
            start=mention.candidate.start,
            end=mention.candidate.end,
        )
        for code, mention in best.items()
        if code in organisations
    ]


def _themes(item: AgendaItem, found: ItemReading) -> list[Subject]:
    best = {}
    for each in found.told:
        best.setdefault(f"{each.theme.kind}:{each.theme.value}", each)
    said = {"grade": "certain", "reasons": ["The words of the item say so"]}
    return [
        Subject(item=item, theme=theme, where=told.where, start=told.start, end=told.end, **said)
        for theme, told in best.items()
    ]

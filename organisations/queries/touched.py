"""What changed organisations touch: the organisations whose keys pass through them, and the words they are told by."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q, QuerySet

from matching.vocabulary import word_set
from matching.words import spelt
from organisations.models import Name, Organisation, Tie

R = Tie.Relation
# An organisation's keys lead up to its parent and its networks, and across to what it rents, owns or lets; those of
# what is owned, let or supplied lead back.
THROUGH = (R.BRANCH_OF, R.SITE_OF, R.PARENT_COMPANY, R.MEMBER_OF, R.TENANT_OF, R.OWNER_OF, R.LANDLORD_OF)
BACK = (R.OWNER_OF, R.LANDLORD_OF, R.SUPPLIER_OF)
SAY_LITTLE = frozenset().union(*map(word_set, ("connecting", "type", "legal", "streets", "street_ends", "titles")))
SAY_LITTLE |= word_set("declaring") | word_set("agenda")
SHORTEST_WORD = 3
# A word of more names than this is no help in telling one from another, where the name has a better one. One written
# with accents, which names are compared without, counts as rarer than it is: then more is keyed again, and none missed.
COMMON = 100
BEARERS = """
    SELECT asked.word, count(name.id)
      FROM unnest(%(words)s::text[], %(patterns)s::text[]) AS asked (word, pattern)
      LEFT JOIN organisations_name name ON name.plain ~ asked.pattern
     GROUP BY asked.word
"""
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Touched:
    """The ids whose interests and items change with the organisations, and the words that may now mean one of them.

    `bodies` are those that see it: none where every body does.
    """

    organisations: frozenset[int]
    words: frozenset[str]
    areas: frozenset[str]
    bodies: frozenset[int]


def touched(ids: Iterable[int]) -> Touched:
    """What organisations with these ids touch, whatever it was that changed of them."""
    changed = list(counting_as_one(ids))
    names = Name.objects.filter(organisation__in=changed).values_list("text", flat=True)
    texts = [*names, *(each.name for each in changed), *(each.code for each in changed)]
    bodies = {each.body_id for each in changed}
    return Touched(
        organisations=frozenset(concerned({each.pk for each in changed})),
        words=frozenset(_rare_words(texts)),
        areas=frozenset(each.area for each in changed if each.area),
        bodies=frozenset(bodies - {None}) if None not in bodies else frozenset(),
    )


def counting_as_one(ids: Iterable[int]) -> QuerySet[Organisation]:
    """Organisations with those merged into them, and with what they were merged into."""
    ids = list(ids)
    standing = Organisation.objects.filter(Q(pk__in=ids) | Q(merged_here__in=ids)).values("pk")
    return Organisation.objects.filter(Q(pk__in=standing) | Q(merged_into__in=standing)).order_by("pk")


def concerned(ids: set[int]) -> set[int]:
    """The organisations themselves and those whose keys pass through them, in the past too: a tie may have ended."""
    nearest = _with_predecessors(ids | _tied_to(ids, THROUGH) | _led_to(ids, BACK))
    # A branch belongs to its practice's networks, and whoever rents premises concerns their owner.
    one_further = _tied_to(nearest, (R.BRANCH_OF, R.TENANT_OF))
    return set(counting_as_one(nearest | one_further).values_list("pk", flat=True))


def _with_predecessors(ids: set[int]) -> set[int]:
    """With what these took the place of, and what that did: an interest in it counts as one in what came after."""
    new = ids
    while new := _led_to(new, (R.SUCCESSOR_OF,)) - ids:
        ids = ids | new
    return ids


def _tied_to(ids: set[int], relations: Iterable[str]) -> set[int]:
    """The organisations that have such a tie to one of these."""
    return set(Tie.objects.filter(target__in=ids, relation__in=relations).values_list("organisation", flat=True))


def _led_to(ids: set[int], relations: Iterable[str]) -> set[int]:
    """The organisations that one of these has such a tie to."""
    ties = Tie.objects.filter(organisation__in=ids, relation__in=relations, target__isnull=False)
    return set(ties.values_list("target", flat=True))


def _rare_words(names: Iterable[str]) -> set[str]:
    """Of each name the telling words that few organisations bear, or else the rarest: one of them is in any mention."""
    told = [telling_words(name) for name in names]
    borne = _bearers(set().union(*told))
    return {word for words in told for word in words if borne[word] <= max(COMMON, min(map(borne.get, words)))}


def _bearers(words: set[str]) -> dict[str, int]:
    """How many names hold a word that begins so."""
    with connection.cursor() as cursor:
        cursor.execute(
            BEARERS, {"words": sorted(words), "patterns": [rf"\m{re.escape(word)}" for word in sorted(words)]}
        )
        return dict(cursor.fetchall())


def telling_words(name: str) -> set[str]:
    """The words of a name that tell it from others; all of them where each says little by itself."""
    words = {word for word in WORD.findall(name.casefold()) if len(word) >= SHORTEST_WORD and not word.isdigit()}
    telling = {word for word in words - SAY_LITTLE if not SAY_LITTLE.issuperset(spelt(word))}
    return telling or {name.casefold()}

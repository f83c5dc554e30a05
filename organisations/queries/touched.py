"""What changed organisations touch: the organisations whose keys pass through them, and the words they are told by."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from matching.vocabulary import word_set
from matching.words import spelt
from organisations.models import Name, Organisation, Tie

R = Tie.Relation
# An organisation's keys lead up to its parent and its networks, and across to the premises it lets.
THROUGH = (R.BRANCH_OF, R.SITE_OF, R.PARENT_COMPANY, R.MEMBER_OF, R.LANDLORD_OF)
SAY_LITTLE = frozenset().union(*map(word_set, ("connecting", "type", "legal", "streets", "street_ends", "titles")))
SAY_LITTLE |= word_set("declaring") | word_set("agenda")
SHORTEST_WORD = 3
# A word of more names than this is no help in telling one from another, where the name has a better one.
COMMON = 100
BEARERS = """
    SELECT asked.word, count(name.id)
      FROM unnest(%(words)s::text[], %(patterns)s::text[]) AS asked (word, pattern)
      LEFT JOIN organisations_name name ON name.text ~* asked.pattern
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
    changed = list(Organisation.objects.filter(pk__in=ids).order_by("pk"))
    names = Name.objects.filter(organisation__in=changed).values_list("text", flat=True)
    texts = [*names, *(each.name for each in changed), *(each.code for each in changed)]
    bodies = {each.body_id for each in changed}
    return Touched(
        organisations=frozenset(concerned({each.pk for each in changed})),
        words=frozenset(_rare_words(texts)),
        areas=frozenset(each.area for each in changed if each.area),
        bodies=frozenset(bodies - {None}) if None not in bodies else frozenset(),
    )


def concerned(ids: set[int]) -> set[int]:
    """The organisations themselves and those whose keys pass through them, in the past too: a tie may have ended."""
    below = Tie.objects.filter(target__in=ids, relation__in=THROUGH).values_list("organisation", flat=True)
    before = Tie.objects.filter(organisation__in=ids, relation=R.SUCCESSOR_OF, target__isnull=False)
    nearest = ids | set(below) | set(before.values_list("target", flat=True))
    # A branch belongs to its practice's networks.
    branches = Tie.objects.filter(target__in=nearest, relation=R.BRANCH_OF).values_list("organisation", flat=True)
    return nearest | set(branches)


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

"""The interests that changed organisations concern."""

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Q

from organisations.queries.touched import Touched
from registers.models import Interest
from registers.models.declaration import WORDS, InterestQuerySet

# How much of a telling word must stand in what was written: all but a slip.
ALIKE = 0.6


def interests_touched(touched: Touched) -> list[int]:
    """The ids of the standing interests that are in them, or whose own words may now mean one of them; in order."""
    seen = Interest.objects.standing().order_by()
    if touched.bodies:
        seen = seen.filter(body__in=touched.bodies)
    tied = Q(organisation__in=touched.organisations) | Q(readings__organisation__in=touched.organisations)
    found = set(seen.filter(tied).values_list("pk", flat=True))
    for word in touched.words:
        found.update(_saying(seen, word))
    return sorted(found)


def _saying(seen: InterestQuerySet, word: str) -> InterestQuerySet:
    """The interests whose declarant picked no organisation and wrote such a word (found by the trigram index)."""
    worded = seen.filter(organisation__isnull=True).alias(words=WORDS).filter(words__trigram_word_similar=word)
    likeness = TrigramWordSimilarity(word, WORDS)
    return worded.alias(likeness=likeness).filter(likeness__gte=ALIKE).values_list("pk", flat=True)


def interests_by_id(ids: list[int]) -> InterestQuerySet:
    """Interests with what their keying asks of them; one that is gone is left out."""
    return Interest.objects.filter(pk__in=ids).select_related("body", "organisation").order_by("pk")

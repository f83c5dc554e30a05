"""The interests that changed organisations concern."""

from re import escape

from django.contrib.postgres.search import TrigramWordSimilarity

from organisations.queries.touched import Touched
from registers.models import Interest
from registers.models.declaration import WORDS, InterestQuerySet

# How much of a telling word must stand in what was written: all but a slip.
ALIKE = 0.6
# Slips are looked for where few words changed, as by hand. After the import of many only the words themselves are:
# looking for slips takes a tenth of a second a word, and a matching reads its members' interests anew in any case.
FEW = 50
AT_ONCE = 50


def interests_touched(touched: Touched) -> list[int]:
    """The ids of the standing interests that are in them, or whose own words may now mean one of them; in order."""
    seen = Interest.objects.standing().order_by()
    if touched.bodies:
        seen = seen.filter(body__in=touched.bodies)
    found = set(seen.filter(organisation__in=touched.organisations).values_list("pk", flat=True))
    found.update(seen.filter(readings__organisation__in=touched.organisations).values_list("pk", flat=True))
    # A trigram index finds them; whoever picked an organisation meant that one.
    worded = seen.filter(organisation__isnull=True).alias(words=WORDS)
    words = sorted(touched.words)
    for first in range(0, len(words), AT_ONCE):
        any_of_them = "|".join(map(escape, words[first : first + AT_ONCE]))
        found.update(worded.filter(words__iregex=rf"\m({any_of_them})").values_list("pk", flat=True))
    for word in words if len(words) <= FEW else ():
        if word.isalpha():  # the codes of two organisations differ by a digit
            found.update(_nearly_saying(worded, word))
    return sorted(found)


def _nearly_saying(worded: InterestQuerySet, word: str) -> InterestQuerySet:
    likeness = TrigramWordSimilarity(word, WORDS)
    near = worded.filter(words__trigram_word_similar=word).alias(likeness=likeness)
    return near.filter(likeness__gte=ALIKE).values_list("pk", flat=True)


def interests_by_id(ids: list[int]) -> InterestQuerySet:
    """Interests with what their keying asks of them; one that is gone is left out."""
    return Interest.objects.filter(pk__in=ids).select_related("body", "organisation").order_by("pk")

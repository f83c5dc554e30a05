"""The contract types, services, schemes and wards that organisations are known to be tied to."""

from django.db.models import Count

from matching.themes import default_lexicon
from organisations.policy.relations import CONTRACT, CONTRACTS, THEMES
from organisations.queries.search import known_to, ties_seen_by
from people.models import Body

MOST = 30


def known_things(relation: str, body: Body) -> list[str]:
    """What may be chosen for a relation: what agenda items are read for, then what others are tied to, by name."""
    themes = {entry.theme.value for entry in default_lexicon().entries if entry.theme.kind == THEMES.get(relation)}
    used = ties_seen_by(body).filter(relation=relation, organisation__in=known_to(body)).exclude(what="").values("what")
    common = used.annotate(times=Count("id")).order_by("-times", "what").values_list("what", flat=True)[:MOST]
    first = list(CONTRACTS) if relation == CONTRACT else sorted(themes)
    return list(dict.fromkeys([*first, *sorted(common, key=str.casefold)]))

"""What the directory says of organisations somebody has an interest in: filled in, not asked (requirements B16)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from coi.shared.words import day_in_words, sentence_list
from organisations.models import Organisation, Tie
from organisations.queries.profile import thing_in_words
from organisations.queries.search import ties_seen_by
from people.models import Body

Facts = list[tuple[str, str]]

TOLD = {
    Tie.Relation.HOLDS_CONTRACT: "Contract",
    Tie.Relation.MEMBER_OF: "Belongs to",
    Tie.Relation.BRANCH_OF: "Branch of",
    Tie.Relation.SITE_OF: "Site of",
    Tie.Relation.PARENT_COMPANY: "Owned by",
}


def registered_facts(organisations: Iterable[Organisation], body: Body, day: date) -> dict[int, Facts]:
    """Of each organisation, by its id: what kind it is, where, under which contracts, of which network. One query."""
    all_of_them = {each.pk: each for each in organisations}
    if not all_of_them:
        return {}
    ties = ties_seen_by(body).as_at(day).filter(organisation__in=all_of_them, relation__in=TOLD)
    held: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for tie in ties.select_related("target").order_by("id"):
        other = tie.target.name if tie.target else thing_in_words(tie.relation, tie.what)
        held[tie.organisation_id][tie.relation].append(other)
    return {pk: [*_itself(each), *_tied(held[pk])] for pk, each in all_of_them.items()}


def _itself(organisation: Organisation) -> Facts:
    kind = organisation.get_kind_display()
    closed = f", closed on {day_in_words(organisation.closed_on)}" if organisation.closed_on else ""
    place = ", ".join(part for part in (organisation.town, organisation.area) if part)
    facts = [("Kind", f"{kind} ({organisation.code}){closed}"), ("Place", place)]
    return [(label, words) for label, words in facts if words]


def _tied(held: dict[str, list[str]]) -> Facts:
    return [(TOLD[relation], sentence_list(dict.fromkeys(held[relation]))) for relation in TOLD if relation in held]

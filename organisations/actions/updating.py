"""Bringing the directory up to date with rows from a file: nothing is written twice, nothing newer is overtaken."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Model

from coi.shared.words import day_in_words
from organisations.actions.changes import MOST_LINES, Changes
from organisations.formats.rows import NameRow, OrganisationRow, Problem, TieRow
from organisations.models import Name, Organisation, Tie

BATCH = 2000
FACTS = ("name", "kind", "area", "town", "postcode", "address", "opened_on", "closed_on")


class Held:
    """The national organisations that some rows are about, as the directory holds them."""

    def __init__(self, codes: set[str], day: date, source: str):
        self.day, self.source = day, source
        known = Organisation.objects.filter(body__isnull=True, code__in=codes)
        self.by_code = {organisation.code: organisation for organisation in known}
        self.names: dict[tuple[int, str], Name] = {}
        self.named: set[int] = set()

    def read_names(self, codes: Iterable[str]) -> None:
        """Look up every name that these bear or bore."""
        wanted = [self.by_code[code].pk for code in codes if code in self.by_code]
        self.names = {(name.organisation_id, name.text): name for name in Name.objects.filter(organisation__in=wanted)}
        self.named = {organisation_id for organisation_id, _ in self.names}


def bring_up_to_date(
    *,
    organisations: Iterable[OrganisationRow] = (),
    names: Iterable[NameRow] = (),
    ties: Iterable[TieRow] = (),
    day: date,
    source: str,
) -> Changes:
    """Add what is new, change what differs, end what ended. Facts older than those held change nothing but names.

    `day` is the day the rows were true; they are of organisations that all bodies see. To be called in a transaction.
    """
    rows = {row.code: row for row in organisations}
    names, ties = list(names), list(ties)
    above = {code for tie in ties for code in (tie.code, tie.target)}
    held, changes = Held({*rows, *above, *(name.code for name in names)}, day, source), Changes()
    _write_organisations(rows, held, changes)
    held.read_names({*rows, *(name.code for name in names)})
    _write_dated_names(names, held, changes)
    _write_names(rows.values(), held, changes)
    _write_ties(ties, held, changes)
    return changes


def _write_organisations(rows: dict[str, OrganisationRow], held: Held, changes: Changes) -> None:
    known = held.by_code
    new = [_organisation(row, held) for code, row in rows.items() if code not in known]
    changed = [
        known[code] for code, row in rows.items() if code in known and _overtake(known[code], row, held, changes)
    ]
    Organisation.objects.bulk_create(new, batch_size=BATCH)
    rewrite(Organisation, changed, [*FACTS, "facts_of"])
    _confirm(rows, held.day)
    for organisation in new:
        known[organisation.code] = organisation
        changes.say(f"{organisation.name} ({organisation.code}) was added")
    changes.added, changes.changed = len(new), len(changed)
    changes.touched.update(organisation.pk for organisation in (*new, *changed))


def rewrite(model: type[Model], rows: list, fields: list[str]) -> None:
    """Change many rows by their ids in one upsert, several times faster than bulk_update."""
    model.objects.bulk_create(rows, batch_size=BATCH, update_conflicts=True, unique_fields=["id"], update_fields=fields)


def _organisation(row: OrganisationRow, held: Held) -> Organisation:
    facts = {fact: getattr(row, fact) for fact in FACTS}
    return Organisation(code=row.code, source=held.source, facts_of=held.day, **facts)


def _overtake(organisation: Organisation, row: OrganisationRow, held: Held, changes: Changes) -> bool:
    """Take over a row's facts if they are no older than those held; say whether anything differed."""
    if organisation.facts_of and held.day < organisation.facts_of:
        return False
    differing = [fact for fact in FACTS if getattr(organisation, fact) != getattr(row, fact)]
    if differing:
        _tell(organisation, row, differing, changes)
        organisation.facts_of = held.day
    for fact in differing:
        setattr(organisation, fact, getattr(row, fact))
    return bool(differing)


def _tell(organisation: Organisation, row: OrganisationRow, differing: list[str], changes: Changes) -> None:
    called = f"{organisation.name} ({row.code})"
    if organisation.is_open and row.closed_on:
        changes.closed += 1
        changes.say(f"{called} closed on {day_in_words(row.closed_on)}")
    if "name" in differing:
        changes.renamed += 1
        changes.say(f"{called} is now called {row.name}")
    for fact in differing:
        if fact not in {"name", "closed_on"}:
            words = Organisation._meta.get_field(fact).verbose_name
            changes.say(
                f"{called}: {words} “{getattr(organisation, fact) or '-'}” is now “{getattr(row, fact) or '-'}”"
            )


def _confirm(codes: Iterable[str], day: date) -> None:
    """Facts read again are facts of the later day: an extract from between the two must not overtake them."""
    organisations = Organisation.objects.filter(body__isnull=True, code__in=codes)
    organisations.exclude(facts_of__gte=day).update(facts_of=day)


def _write_names(rows: Iterable[OrganisationRow], held: Held, changes: Changes) -> None:
    """Note every name a row bears; one borne only in an older extract ended when the next was read."""
    day, named = held.day, held.named
    fresh, taken_up = [], {}
    for row in rows:
        organisation = held.by_code[row.code]
        current = organisation.name == row.name
        name = held.names.get((organisation.pk, row.name))
        if name is None:
            since = day if current and organisation.pk in named else None
            until = None if current else max(day, organisation.facts_of or day)
            fresh.append(Name(organisation=organisation, text=row.name, source=held.source, since=since, until=until))
        if current and organisation.pk in named and (name is None or name.until):
            taken_up[organisation.pk] = row.name
    _add_names(fresh, held, changes)
    _end_names_given_up(taken_up, day)


def _add_names(fresh: list[Name], held: Held, changes: Changes) -> None:
    Name.objects.bulk_create(fresh, batch_size=BATCH)
    held.names |= {(name.organisation_id, name.text): name for name in fresh}
    changes.named += len(fresh)
    changes.touched.update(name.organisation_id for name in fresh)


def _end_names_given_up(taken_up: dict[int, str], day: date) -> None:
    """Where a name was taken up, perhaps once more, that one is open and every other is over."""
    differing = []
    for name in Name.objects.filter(organisation__in=taken_up).order_by("id"):
        is_current = name.text == taken_up[name.organisation_id]
        until = None if is_current else name.until or max(day, name.since or day)
        if until != name.until:
            name.until = until
            differing.append(name)
    rewrite(Name, differing, ["until"])


def _write_dated_names(rows: Iterable[NameRow], held: Held, changes: Changes) -> None:
    """Note names with the days a file gives for them, if any; those of organisations not held are passed over."""
    fresh, differing = {}, {}
    for row in rows:
        organisation = held.by_code.get(row.code)
        if organisation is None or _was_given_up_since(row, organisation):
            continue
        key = (organisation.pk, row.text)
        name = held.names.get(key)
        if name is None:
            fresh.setdefault(
                key,
                Name(organisation=organisation, text=row.text, source=held.source, since=row.since, until=row.until),
            )
        elif (row.since or row.until) and (name.since, name.until) != (row.since, row.until):
            name.since, name.until = row.since, row.until
            differing[key] = name
    _add_names(list(fresh.values()), held, changes)
    rewrite(Name, list(differing.values()), ["since", "until"])
    changes.named += len(differing)
    changes.touched.update(name.organisation_id for name in differing.values())


def _was_given_up_since(row: NameRow, organisation: Organisation) -> bool:
    """Whether a file called this the present name, which by newer facts it is no more."""
    return bool(row.since) and row.until is None and row.text != organisation.name


def _write_ties(rows: list[TieRow], held: Held, changes: Changes) -> None:
    """Add the ties not yet held and the ends not yet known; a tie to or from nobody is a problem."""
    known = held.by_code
    ours = {known[row.code].pk for row in rows if row.code in known}
    ties = {
        (tie.organisation_id, tie.relation, tie.target_id, tie.since): tie
        for tie in Tie.objects.filter(body__isnull=True, target__isnull=False, organisation__in=ours).order_by("id")
    }
    fresh, ended, problems = {}, {}, []
    for row in rows:
        organisation, target = known.get(row.code), known.get(row.target)
        if organisation is None or target is None:
            problems.append(Problem(f"{row.code} {row.relation} {row.target}", _nobody(row, organisation)))
            continue
        key = (organisation.pk, row.relation, target.pk, row.since)
        tie = ties.get(key)
        if tie is None:
            fresh[key] = _tie(row, organisation, target, held.source)
        elif row.until and row.until != tie.until:
            tie.until = row.until
            ended[key] = tie
    Tie.objects.bulk_create(fresh.values(), batch_size=BATCH)
    rewrite(Tie, list(ended.values()), ["until"])
    changes.leave_out(problems)
    _tell_ties(list(fresh.values()), list(ended.values()), changes)


def _tie(row: TieRow, organisation: Organisation, target: Organisation, source: str) -> Tie:
    dates = {"since": row.since, "until": row.until}
    return Tie(organisation=organisation, relation=row.relation, target=target, source=source, **dates)


def _tell_ties(fresh: list[Tie], ended: list[Tie], changes: Changes) -> None:
    changes.ties_added, changes.ties_ended = len(fresh), len(ended)
    for tie in fresh[:MOST_LINES]:
        changes.say(f"New: {tie}")
    for tie in ended[:MOST_LINES]:
        changes.say(f"Ended on {day_in_words(tie.until)}: {tie}")
    for tie in (*fresh, *ended):
        changes.touched.update((tie.organisation_id, tie.target_id))


def _nobody(row: TieRow, organisation: Organisation | None) -> str:
    unknown = row.target if organisation else row.code
    return f"{unknown} is not in the directory"

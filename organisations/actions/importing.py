"""Taking extracts into the directory: what is new is added, what differs is changed, nothing is written twice."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Model

from coi.shared.clock import day_of
from organisations.formats.ods import Extract, OrganisationRow, Problem, TieRow
from organisations.models import Import, Name, Organisation, Tie
from people.actions.audit import record
from people.models import Person

BATCH = 2000
FACTS = ("name", "kind", "area", "town", "postcode", "address", "opened_on", "closed_on")


@dataclass(frozen=True)
class Imported:
    """What reading one file changed; `report` is None when it changed nothing."""

    report: Import | None
    added: int
    changed: int
    closed: int
    problems: tuple[Problem, ...]


@transaction.atomic
def take_in(*, extract: Extract, path: Path, by: Person, at: datetime) -> Imported:
    """Bring the directory up to date with one extract, all of it or nothing; reading it again changes nothing."""
    day = extract.day or day_of(at)
    known = {organisation.code: organisation for organisation in Organisation.objects.filter(body__isnull=True)}
    open_before = {code for code, organisation in known.items() if organisation.is_open}
    rows = {row.code: row for row in _with_areas(extract, known)}
    new = [_organisation(row, day, extract.source) for row in rows.values() if row.code not in known]
    changed = [known[code] for code, row in rows.items() if code in known and _overtake(known[code], row, day)]
    closed = sum(organisation.code in open_before and not organisation.is_open for organisation in changed)
    Organisation.objects.bulk_create(new, batch_size=BATCH)
    _rewrite(Organisation, changed, [*FACTS, "facts_of"])
    _confirm(rows, day)
    known |= {organisation.code: organisation for organisation in new}
    names = _write_names(rows.values(), known, day, extract.source)
    ties, problems = _write_ties(extract.ties, known, extract.source)
    problems = (*extract.problems, *problems)
    report = None
    if new or changed or names or ties:
        report = Import.objects.create(
            file_name=extract.file_name,
            sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
            added=len(new),
            changed=len(changed),
            closed=closed,
            skipped=len(problems),
            imported_at=at,
            imported_by=by,
        )
        record(kind="directory.imported", about=report, body=None, by=by, at=at, file=extract.file_name)
    return Imported(report, len(new), len(changed), closed, problems)


def _rewrite(model: type[Model], rows: list, fields: list[str]) -> None:
    """Change many rows by their ids in one upsert, several times faster than bulk_update."""
    model.objects.bulk_create(rows, batch_size=BATCH, update_conflicts=True, unique_fields=["id"], update_fields=fields)


def _with_areas(extract: Extract, known: dict[str, Organisation]) -> Iterable[OrganisationRow]:
    """A branch lies where its practice does, which only the directory knows."""
    practice_of = {tie.code: tie.target for tie in extract.ties if tie.relation == "branch_of"}
    for row in extract.organisations:
        practice = known.get(practice_of.get(row.code, ""))
        yield row if row.area or practice is None else replace(row, area=practice.area)


def _organisation(row: OrganisationRow, day: date, source: str) -> Organisation:
    facts = {fact: getattr(row, fact) for fact in FACTS}
    return Organisation(code=row.code, source=source, facts_of=day, **facts)


def _overtake(organisation: Organisation, row: OrganisationRow, day: date) -> bool:
    """Take over a row's facts if they are no older than those held; say whether anything differed."""
    if organisation.facts_of and day < organisation.facts_of:
        return False
    differing = [fact for fact in FACTS if getattr(organisation, fact) != getattr(row, fact)]
    for fact in differing:
        setattr(organisation, fact, getattr(row, fact))
    if differing:
        organisation.facts_of = day
    return bool(differing)


def _confirm(codes: Iterable[str], day: date) -> None:
    """Facts read again are facts of the later day: an extract from between the two must not overtake them."""
    organisations = Organisation.objects.filter(body__isnull=True, code__in=codes)
    organisations.exclude(facts_of__gte=day).update(facts_of=day)


def _write_names(rows: Iterable[OrganisationRow], known: dict[str, Organisation], day: date, source: str) -> int:
    """Note every name a row bears; one borne only in an older extract ended when the next was read."""
    held = {(name.organisation_id, name.text): name for name in Name.objects.filter(organisation__body__isnull=True)}
    named = {organisation_id for organisation_id, _ in held}
    fresh, taken_up = [], {}
    for row in rows:
        organisation = known[row.code]
        current = organisation.name == row.name
        name = held.get((organisation.pk, row.name))
        if name is None:
            since = day if current and organisation.pk in named else None
            until = None if current else max(day, organisation.facts_of or day)
            fresh.append(Name(organisation=organisation, text=row.name, source=source, since=since, until=until))
        if current and organisation.pk in named and (name is None or name.until):
            taken_up[organisation.pk] = row.name
    Name.objects.bulk_create(fresh, batch_size=BATCH)
    _end_names_given_up(taken_up, day)
    return len(fresh)


def _end_names_given_up(taken_up: dict[int, str], day: date) -> None:
    """Where a name was taken up, perhaps once more, that one is open and every other is over."""
    differing = []
    for name in Name.objects.filter(organisation__in=taken_up).order_by("id"):
        is_current = name.text == taken_up[name.organisation_id]
        until = None if is_current else name.until or max(day, name.since or day)
        if until != name.until:
            name.until = until
            differing.append(name)
    _rewrite(Name, differing, ["until"])


def _write_ties(rows: Iterable[TieRow], known: dict[str, Organisation], source: str) -> tuple[int, list[Problem]]:
    """Add the ties not yet held and the ends not yet known; a tie to or from nobody is a problem."""
    held = {
        (tie.organisation_id, tie.relation, tie.target_id, tie.since): tie
        for tie in Tie.objects.filter(target__isnull=False).order_by("id")
    }
    fresh, ended, problems = {}, [], []
    for row in rows:
        organisation, target = known.get(row.code), known.get(row.target)
        if organisation is None or target is None:
            problems.append(Problem(f"{row.code} {row.relation} {row.target}", _nobody(row, organisation)))
            continue
        key = (organisation.pk, row.relation, target.pk, row.since)
        tie = held.get(key)
        if tie is None:
            fresh[key] = Tie(
                organisation=organisation,
                relation=row.relation,
                target=target,
                since=row.since,
                until=row.until,
                source=source,
            )
        elif row.until and row.until != tie.until:
            tie.until = row.until
            ended.append(tie)
    Tie.objects.bulk_create(fresh.values(), batch_size=BATCH)
    _rewrite(Tie, ended, ["until"])
    return len(fresh) + len(ended), problems


def _nobody(row: TieRow, organisation: Organisation | None) -> str:
    unknown = row.target if organisation else row.code
    return f"{unknown} is not in the directory"

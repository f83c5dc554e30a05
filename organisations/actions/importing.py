"""Taking extracts into the directory: what is new is added, what differs is changed, nothing is written twice."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Model

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
    day = extract.day or at.date()
    known = {organisation.code: organisation for organisation in Organisation.objects.filter(body__isnull=True)}
    open_before = {code for code, organisation in known.items() if organisation.is_open}
    rows = {row.code: row for row in _with_areas(extract, known)}
    new = [_organisation(row, day, extract.source) for row in rows.values() if row.code not in known]
    changed = [known[code] for code, row in rows.items() if code in known and _overtake(known[code], row, day)]
    closed = sum(organisation.code in open_before and not organisation.is_open for organisation in changed)
    Organisation.objects.bulk_create(new, batch_size=BATCH)
    _rewrite(Organisation, changed, [*FACTS, "facts_of"])
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
        yield row if row.area or practice is None else _moved(row, practice.area)


def _moved(row: OrganisationRow, area: str) -> OrganisationRow:
    return OrganisationRow(row.code, row.name, row.kind, area, *(getattr(row, fact) for fact in FACTS[3:]))


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


def _write_names(rows: Iterable[OrganisationRow], known: dict[str, Organisation], day: date, source: str) -> int:
    """Note every name a row bears; one borne only in an older extract ended when the next was read."""
    borne = set(Name.objects.filter(organisation__body__isnull=True).values_list("organisation__code", "text"))
    first = {code for code, _ in borne}
    fresh = []
    for row in rows:
        if (row.code, row.name) not in borne:
            organisation = known[row.code]
            current = organisation.name == row.name
            since = day if current and row.code in first else None
            until = None if current else max(day, organisation.facts_of or day)
            fresh.append(Name(organisation=organisation, text=row.name, source=source, since=since, until=until))
    Name.objects.bulk_create(fresh, batch_size=BATCH)
    _end_names_given_up(fresh, day)
    return len(fresh)


def _end_names_given_up(fresh: list[Name], day: date) -> None:
    renamed = {name.organisation_id: name.text for name in fresh if name.since}
    open_names = Name.objects.filter(organisation__in=renamed, until__isnull=True).order_by("id")
    given_up = [name for name in open_names if name.text != renamed[name.organisation_id]]
    for name in given_up:
        name.until = max(day, name.since or day)
    _rewrite(Name, given_up, ["until"])


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
        elif tie.until != row.until:
            tie.until = row.until
            ended.append(tie)
    Tie.objects.bulk_create(fresh.values(), batch_size=BATCH)
    _rewrite(Tie, ended, ["until"])
    return len(fresh) + len(ended), problems


def _nobody(row: TieRow, organisation: Organisation | None) -> str:
    unknown = row.target if organisation else row.code
    return f"{unknown} is not in the directory"

"""How well matching does: its findings against what governance leads said of them, and against what people raised."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from coi.shared.clock import day_of
from matching.keys import Directness
from meetings.models import Claim, ClaimAnswer, Finding, MatchRun, Verdict
from meetings.policy.figures import Tally
from meetings.policy.strength import LABELS
from people.models import Body
from registers.policy.publication import months_before

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: what it is about, and its counts."""

    label: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class HowWell:
    """A body's figures since a day: all together, by directness (the strongest first) and by month (the latest first).

    What matching did not find has no directness; a month in which nothing was judged or raised has no row.
    """

    since: date
    total: Tally
    by_directness: tuple[Row, ...]
    by_month: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One reason a governance lead judged, and one thing raised that was missed, have this in common."""

    month: date
    directness: Directness | None = None
    is_confirmed: bool = False
    is_missed: bool = False
    is_undeclared: bool = False


def how_well(body: Body, day: date) -> HowWell:
    """The figures of the last twelve months, the one of `day` among them."""
    since = months_before(day.replace(day=1), MONTHS - 1)
    judged = [*_judged(body, since), *_missed(body, since)]
    months = sorted({each.month for each in judged}, reverse=True)
    found = {each.directness for each in judged} - {None}
    return HowWell(
        since=since,
        total=_tally(judged),
        by_directness=tuple(
            Row(LABELS[kind], _tally(each for each in judged if each.directness == kind))
            for kind in sorted(found, key=Directness.rank)
        ),
        by_month=tuple(
            Row(f"{month:%B %Y}", _tally(each for each in judged if each.month == month)) for month in months
        ),
    )


def _tally(judged: Iterable[Judgement]) -> Tally:
    judged = list(judged)
    missed = [each for each in judged if each.is_missed]
    return Tally(
        confirmed=sum(each.is_confirmed for each in judged),
        dismissed=sum(not each.is_confirmed and not each.is_missed for each in judged),
        missed=len(missed),
        undeclared=sum(each.is_undeclared for each in missed),
    )


def _judged(body: Body, since: date) -> list[Judgement]:
    """The latest verdict on each interest and conflict, whether or not the words have changed since."""
    verdicts = Verdict.objects.filter(conflict__meeting__body=body, judged_at__date__gte=since)
    latest = verdicts.order_by("conflict_id", "line", "-judged_at", "-id").distinct("conflict_id", "line")
    rows = list(latest.values_list("conflict_id", "line", "verdict", "judged_at"))
    directness = _directness({conflict for conflict, *_ in rows})
    return [
        Judgement(_month(at), directness.get((conflict, line)), is_confirmed=verdict == Verdict.Word.CONFIRMED)
        for conflict, line, verdict, at in rows
    ]


def _directness(conflict_ids: set[int]) -> dict[tuple, Directness]:
    """How directly each interest met an item at most, by conflict and interest."""
    found = Finding.objects.filter(conflict__in=conflict_ids).order_by()
    best: dict[tuple, Directness] = {}
    for conflict, line, told in found.values_list("conflict_id", "interest__line", "directness").distinct():
        directness = Directness(told)
        best[conflict, line] = min(directness, best.get((conflict, line), directness), key=Directness.rank)
    return best


def _missed(body: Body, since: date) -> list[Judgement]:
    """What was raised, not rejected, and had not been found; each once, whoever raised it.

    Where nothing had been matched by then, the matching since is what counts.
    """
    latest_word = ClaimAnswer.objects.filter(claim=OuterRef("pk")).order_by("-answered_at", "-id")
    matched_since = MatchRun.objects.filter(meeting=OuterRef("conflict__meeting"), state=MatchRun.State.DONE)
    claims = Claim.objects.filter(conflict__meeting__body=body, recorded_at__date__gte=since, was_found=False)
    missed = claims.filter(Q(run__isnull=False) | Q(Exists(matched_since), conflict__first_run__isnull=True))
    judged = missed.annotate(stands=latest_word.values("stands")[:1])
    standing = judged.filter(Q(stands=True) | Q(stands__isnull=True)).order_by("-id")
    rows = standing.values_list("conflict_id", "interest__line", "recorded_at")
    first = {(conflict, line): at for conflict, line, at in rows}
    return [Judgement(_month(at), is_missed=True, is_undeclared=line is None) for (_, line), at in first.items()]


def _month(at: datetime) -> date:
    return day_of(at).replace(day=1)

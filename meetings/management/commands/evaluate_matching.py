"""Judge the matching on a directory and labelled cases; the last line is one JSON object."""

import json
import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from coi.shared.clock import now
from meetings.actions.evaluating import Evaluation, evaluate


class Command(BaseCommand):
    help = "Load a directory and labelled cases into scratch bodies, resolve, match and score; nothing is kept."

    def add_arguments(self, parser):
        """Where the directory and the cases are."""
        parser.add_argument("--organisations", type=Path, required=True, metavar="DIR")
        parser.add_argument("--cases", type=Path, required=True, metavar="DIR")

    def handle(self, *, organisations, cases, **options):
        """Evaluate, and print the figures as one line of JSON."""
        for path in (organisations / "organisations.csv", cases / "interests.csv", cases / "items.csv"):
            if not path.is_file():
                raise CommandError(f"There is no file {path}.")
        begun = time.perf_counter()
        scored = evaluate(organisations=organisations, cases=cases, at=now())
        self.stdout.write(json.dumps(_figures(scored) | {"seconds": round(time.perf_counter() - begun, 1)}))


def _figures(scored: Evaluation) -> dict[str, float | int | None]:
    pairs, by_kind = scored.pairs, scored.pairs.recall_by_kind
    figures = {
        "precision": pairs.precision,
        "recall": pairs.recall,
        "f1": pairs.f1,
        **{f"recall_{kind}": by_kind.get(kind) for kind in ("direct", "related", "class")},
        "flags": pairs.flags,
        "gold": pairs.gold,
    }
    if scored.mentions:
        names = ("precision", "recall", "f1")
        figures |= {f"mention_{name}": getattr(scored.mentions, name) for name in names}
    return {name: round(value, 4) if isinstance(value, float) else value for name, value in figures.items()}

"""The main job on the demo, through the real worker; the last line is one JSON object."""

import json
import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from coi.shared.clock import now
from coi.shared.refusal import Refusal
from demo import running


class Command(BaseCommand):
    help = "Match the demo's meeting, publish its registers, and write the documents."

    def add_arguments(self, parser):
        """Where the documents go."""
        parser.add_argument("--out", type=Path, default=Path("out"))

    def handle(self, *, out, **options):
        """Do it, and say in one line of JSON what came of it."""
        begun = time.perf_counter()
        try:
            summary = running.run(out=out, at=now())
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(json.dumps(summary | {"seconds": round(time.perf_counter() - begun, 1)}))

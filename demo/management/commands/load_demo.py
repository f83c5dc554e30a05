"""Load the demo's bodies, people, declarations and meetings, once."""

from django.core.management.base import BaseCommand

from coi.shared.clock import now
from demo import loading


class Command(BaseCommand):
    help = "Load the demo from demo/data, unless it is there already."

    def handle(self, **options):
        """Load it, all or nothing."""
        if loading.is_loaded():
            self.stdout.write("The demo is loaded already.")
            return
        cast = loading.load(at=now())
        self.stdout.write(
            f"Loaded {len(cast.bodies)} bodies, {len(cast.people)} people, {len(cast.meetings)} meetings."
        )

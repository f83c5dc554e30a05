"""Read a folder of Organisation Data Service reports into the directory."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from coi.shared.clock import now
from organisations.actions.importing import take_in
from organisations.formats.ods import ORDER, read_file, reports_in
from organisations.formats.rows import NotThatReport
from people.actions.posts import the_service

SHOWN = 20


class Command(BaseCommand):
    help = f"Read a folder's reports into the directory: {', '.join(ORDER)} (.csv, .zip; networks also .xlsx)."

    def add_arguments(self, parser):
        """The folder."""
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder, **options):
        """Read every report there is, one transaction each, and say what each changed."""
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        paths = reports_in(folder)
        if not paths:
            raise CommandError(f"{folder} holds no report whose name begins with {', '.join(ORDER)}.")
        refused = [path.name for path in tqdm(paths, unit="file", disable=None) if not self._read(path)]
        if refused:
            raise CommandError(f"Refused: {', '.join(refused)}. The other files were read.")

    def _read(self, path: Path) -> bool:
        try:
            extract = read_file(path)
        except NotThatReport as refusal:
            self.stderr.write(str(refusal))
            return False
        done = take_in(extract=extract, path=path, by=the_service(), at=now())
        self.stdout.write(
            f"{path.name}: {len(extract.organisations):,} organisations; {done.added:,} added,"
            f" {done.changed:,} changed, {done.closed:,} closed, {len(done.problems):,} rows left out"
        )
        for problem in done.problems[:SHOWN]:
            self.stdout.write(f"  {problem.place}: {problem.why}")
        if len(done.problems) > SHOWN:
            self.stdout.write(f"  and {len(done.problems) - SHOWN:,} more")
        return True

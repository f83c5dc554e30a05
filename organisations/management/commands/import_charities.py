"""Read the charities a body may meet from the Charity Commission's extract into the directory."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from coi.shared.clock import day_of, now
from coi.shared.refusal import Refusal
from organisations.actions.registering import take_in_register
from organisations.formats.charities import REGISTER, day_of_extract, read_charities, read_other_names, tidy_number
from organisations.formats.rows import NotThatReport
from organisations.formats.selecting import Selection, listed_numbers
from people.actions.posts import the_service


class Command(BaseCommand):
    help = "Read charities from publicextract.charity (.json, .txt, .zip). Run it again to go on after an interruption."

    def add_arguments(self, parser):
        """The files, and what to take from them."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--other-names", type=Path, help="publicextract.charity_other_names: names they also bear")
        parser.add_argument("--numbers", type=Path, help="a file of charity numbers, one a line: take these")
        parser.add_argument("--postcodes", nargs="+", default=[], help="take those in these areas, such as TS SR8")

    def handle(self, *, file, other_names, numbers, postcodes, **options):
        """Read the file, then the other names, and say what each changed."""
        try:
            listed = listed_numbers(numbers, tidy_number) if numbers else frozenset()
            selection = Selection(listed, frozenset(map(str.upper, postcodes)))
            if not selection:
                raise ValueError(
                    "The register holds 400,000 charities. Say which to take: --numbers FILE or --postcodes."
                )
            self._read(file, read_charities(file, selection), str(selection))
            if other_names:
                self._read(other_names, read_other_names(other_names), "the names of charities that are known")
        except (NotThatReport, OSError, Refusal, ValueError) as refusal:
            raise CommandError(str(refusal)) from refusal

    def _read(self, file, rows, selection):
        at = now()
        changes = take_in_register(
            rows=tqdm(rows, unit=" charities", disable=None),
            path=file,
            selection=selection,
            register=REGISTER,
            day=day_of_extract(file) or day_of(at),
            by=the_service(),
            at=at,
        )
        self.stdout.write(f"{file.name}: {changes}")

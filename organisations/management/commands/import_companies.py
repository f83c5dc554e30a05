"""Read the companies a body may meet from the bulk file of Companies House into the directory."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from coi.shared.clock import day_of, now
from coi.shared.refusal import Refusal
from organisations.actions.registering import take_in_register
from organisations.formats.companies import REGISTER, read_companies, tidy_number
from organisations.formats.rows import NotThatReport, day_in
from organisations.formats.selecting import Selection, listed_numbers
from people.actions.posts import the_service


class Command(BaseCommand):
    help = "Read companies from BasicCompanyDataAsOneFile (.csv or .zip). Run it again to go on after an interruption."

    def add_arguments(self, parser):
        """The file, and what to take from it."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--numbers", type=Path, help="a file of company numbers, one a line: take these")
        parser.add_argument("--postcodes", nargs="+", default=[], help="take those in these areas, such as TS SR8")
        parser.add_argument("--sic", nargs="+", default=[], help="and of these only those of a trade, such as 86 87 88")

    def handle(self, *, file, numbers, postcodes, sic, **options):
        """Read the file and say what it changed."""
        at = now()
        try:
            listed = listed_numbers(numbers, tidy_number) if numbers else frozenset()
            selection = Selection(listed, frozenset(map(str.upper, postcodes)), frozenset(sic))
            if not selection:
                raise ValueError(
                    "The register holds five million companies. Say which to take: --numbers FILE, --postcodes, --sic."
                )
            changes = take_in_register(
                rows=tqdm(read_companies(file, selection), unit=" companies", disable=None),
                path=file,
                selection=str(selection),
                register=REGISTER,
                day=day_in(file.name) or day_of(at),
                by=the_service(),
                at=at,
            )
        except (NotThatReport, OSError, Refusal, ValueError) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{file.name}: {changes}")

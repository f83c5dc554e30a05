"""Take a body into the service, with its first governance lead, who appoints everybody else."""

from argparse import ArgumentTypeError

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email, validate_slug
from django.db import IntegrityError, transaction

from coi.shared.clock import day_of, now
from people.actions.posts import found_body, take_on, the_service
from people.models import Body, Role


class Command(BaseCommand):
    help = "Take a body into the service, with its first governance lead."

    def add_arguments(self, parser):
        """What the body is called and commissions for, and who leads its governance."""
        parser.add_argument("slug", type=validated(validate_slug), help="its name in addresses: ashcombe")
        parser.add_argument("name", help="its full name")
        parser.add_argument("--short-name", required=True)
        parser.add_argument("--kind", choices=Body.Kind.values, default=Body.Kind.ICB)
        parser.add_argument("--area", action="append", required=True, help="a sub-ICB location's code; may be repeated")
        parser.add_argument("--contact-email", type=validated(validate_email), required=True)
        parser.add_argument("--lead-name", required=True)
        parser.add_argument("--lead-email", type=validated(validate_email), required=True)

    def handle(self, **options):
        """Both or neither."""
        at, by = now(), the_service()
        facts = {fact: options[fact] for fact in ("slug", "name", "short_name", "kind", "contact_email")}
        try:
            with transaction.atomic():
                body = found_body(**facts, areas=options["area"], by=by, at=at)
                take_on(
                    body=body,
                    email=options["lead_email"],
                    name=options["lead_name"],
                    role=Role.GOVERNANCE_LEAD,
                    title="Governance lead",
                    since=day_of(at),
                    by=by,
                    at=at,
                )
        except IntegrityError as error:
            raise CommandError(f"There is a body called {options['slug']} already.") from error
        self.stdout.write(f"{body} is here. {options['lead_name']} signs in first by “I have forgotten my password”.")


def validated(check):
    """A type for argparse that keeps a text as it is, if the check lets it pass."""

    def keep(text: str) -> str:
        try:
            check(text)
        except ValidationError as error:
            raise ArgumentTypeError(f"{text}: {' '.join(error.messages)}") from error
        return text

    return keep

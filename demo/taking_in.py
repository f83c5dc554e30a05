"""Two files that the governance lead has sent: a staff list to look at, and an earlier register taken in."""

from datetime import datetime

from demo.files import DATA
from intake.actions import sending
from intake.models import Intake
from intake.queries.shape import shape_of
from people.models import Body, Person


def send_files(*, body: Body, lead: Person, at: datetime) -> None:
    """Look at both, and take the register in: its entries wait for the people they are about."""
    who = {"body": body, "by": lead, "at": at}
    _looked_at("staff_list.csv", Intake.Kind.STAFF, **who)
    register = _looked_at("earlier_register.csv", Intake.Kind.REGISTER, **who)
    sending.confirm(intake=register, by=lead, at=at)
    sending.take_in(intake=register, at=at)


def _looked_at(name: str, kind: str, *, body: Body, by: Person, at: datetime) -> Intake:
    content = (DATA / name).read_bytes()
    intake = sending.send(body=body, kind=kind, file_name=name, content=content, by=by, at=at)
    sending.read(intake=intake)
    intake.refresh_from_db()
    shape = shape_of(intake, "")
    sending.name_columns(intake=intake, headings=shape.headings, columns=shape.guess, by=by, at=at)
    sending.look_at(intake=intake, at=at)
    return intake

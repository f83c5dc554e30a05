"""What stands beside the demo's declarations: what its situations asked, a draft, and files."""

from datetime import datetime

from demo import files
from people.models import Body, Person
from registers.actions import attaching, drafting
from registers.models import Interest

RELEASER = "josephine.ardley-boateng@tarnsea-wendlemere.example.org"


def situations() -> dict[tuple[str, str], dict]:
    """What was asked of some interests, by the declaration's key and how the interest is held."""
    return {
        (row["declaration"], row["held_as"]): {
            "situation": row["situation"],
            "particulars": dict(part.split("=", 1) for part in files.several(row["particulars"])),
        }
        for row in files.rows("situations")
    }


def beside_declarations(cast) -> None:
    """A draft that waits, and files of which one is released."""
    for row in files.tables("drafts"):
        person, at = cast.people[row["email"]], files.noon(cast.day(row["changed_on"]))
        body = cast.bodies[row["body"]]
        drafting.begin(body=body, person=person, answers=row["answers"], by=person, at=at)
    for row in files.rows("attachments"):
        person, at = cast.people[row["email"]], files.noon(cast.day(row["attached_on"]))
        _attach(cast, row, cast.bodies[row["body"]], person, at)


def _attach(cast, row: dict[str, str], body: Body, person: Person, at: datetime) -> None:
    interest = Interest.objects.filter(body=body, person=person, held_as=row["held_as"]).latest("id")
    content = (files.DATA / row["file"]).read_bytes()
    about = {"declaration": interest.declaration, "interest": interest}
    attachment = attaching.attach(**about, file_name=row["file"], content=content, by=person, at=at)
    if row["released_as"]:
        by = cast.people[RELEASER]
        said = {"title": row["released_as"], "reason": row["reason"]}
        attaching.release(attachment=attachment, is_public=True, **said, by=by, at=at)

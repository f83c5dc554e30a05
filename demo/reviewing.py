"""What became of the demo's declarations afterwards: some changed, most accepted, some returned, some things agreed."""

from dataclasses import replace

from demo import files
from registers.actions import declaring, mitigating, reviewing
from registers.models import Declaration, Interest


def reviewed(cast) -> None:
    """Write changes, reviews and what was agreed, each on its day. `cast` is what demo.loading has loaded so far."""
    declared = {row["key"]: row for row in files.rows("declarations")}
    for step in (_changed, _checked, _agreed):
        step(cast, declared)


def _changed(cast, declared) -> None:
    for row in files.rows("changes"):
        interest = _interest(cast, declared, row)
        value = cast.day(row["value"]) if row["field"] in {"since", "until"} else row["value"]
        at = files.noon(cast.day(row["declared_on"]))
        new = replace(declaring.as_new(interest), replaces=interest.pk, **{row["field"]: value})
        act = {"by": interest.person, "at": at}
        declaring.declare(body=interest.body, person=interest.person, interests=[new], **act)


def _checked(cast, declared) -> None:
    for row in files.rows("reviews"):
        declaration = _declaration(cast, declared, row["declaration"])
        act = {"by": cast.people[row["by"]], "at": files.noon(cast.day(row["checked_on"]))}
        if row["outcome"] == "accepted":
            reviewing.accept(declarations=[declaration], **act)
        else:
            first = declaration.interests.order_by("id").first()
            question = reviewing.NewQuestion(row["words"], first.pk, row["field"])
            reviewing.send_back(declaration=declaration, questions=[question], **act)


def _agreed(cast, declared) -> None:
    for row in files.rows("mitigations"):
        mitigating.agree(
            interest=_interest(cast, declared, row),
            action=row["action"],
            what=row["what"],
            why=row["why"],
            owner=cast.people[row["owner"]],
            review_on=cast.day(row["review_on"]),
            by=cast.people[row["by"]],
            at=files.noon(cast.day(row["agreed_on"])),
        )


def _declaration(cast, declared, key) -> Declaration:
    row = declared[key]
    whose = {"body": cast.bodies[row["body"]], "person": cast.people[row["email"]]}
    return Declaration.objects.get(**whose, declared_at=files.noon(cast.day(row["declared_on"])))


def _interest(cast, declared, row) -> Interest:
    held = _declaration(cast, declared, row["declaration"]).interests
    return held.select_related("body", "person", "organisation").get(organisation_text=row["organisation_text"])

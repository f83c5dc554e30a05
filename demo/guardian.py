"""What the demo's people asked the Conflicts of Interest Guardian, and asked not to be published."""

from demo import files
from registers.actions import advising, withholding
from registers.models import Interest


def asked_the_guardian(cast) -> None:
    """Questions in confidence, and their answers."""
    for row in files.rows("questions"):
        question = advising.ask(
            body=cast.bodies[row["body"]],
            words=row["words"],
            by=cast.people[row["email"]],
            at=files.noon(cast.day(row["asked_on"])),
        )
        if row["answer"]:
            at = files.noon(cast.day(row["answered_on"]))
            advising.say(question=question, words=row["answer"], by=cast.people[row["answered_by"]], at=at)


def asked_not_to_publish(cast) -> None:
    """Requests not to publish an interest, and what was decided."""
    for row in files.rows("withholding"):
        request = withholding.ask_not_to_publish(
            entry=_interest(cast, row),
            ground=row["ground"],
            parts=files.several(row["parts"]),
            reason=row["reason"],
            by=cast.people[row["email"]],
            at=files.noon(cast.day(row["asked_on"])),
        )
        if row["decided_on"]:
            withholding.decide(
                request=request,
                parts=files.several(row["withheld"]),
                reason=row["answer"],
                review_on=cast.day(row["review_on"]),
                by=cast.people[row["decided_by"]],
                at=files.noon(cast.day(row["decided_on"])),
            )


def _interest(cast, row: dict[str, str]) -> Interest:
    interests = cast.bodies[row["body"]].interests.standing()
    return interests.get(person=cast.people[row["email"]], organisation_text=row["organisation_text"])

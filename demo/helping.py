"""The demo's people who declare with help, and mail that came back."""

from demo import files
from outbox.actions.queueing import queue
from outbox.actions.sending import note
from registers.actions.delegating import name_delegate
from registers.actions.linking import send_link


def helped(cast) -> None:
    """Who was sent a link, who has a delegate, and whose address does not work."""
    for row in files.rows("helped"):
        body, person, at = cast.bodies[row["body"]], cast.people[row["email"]], files.noon(cast.day(row["on"]))
        match row["how"]:
            case "link":
                send_link(body=body, person=person, by=cast.by, at=at)
            case "delegate":
                delegate = cast.people[row["delegate"]]
                name_delegate(body=body, owner=person, delegate=delegate, by=person, at=at)
            case "came_back":
                _came_back(body, person, cast.by, at)


def _came_back(body, person, by, at) -> None:
    key = f"demo-{person.pk}"
    message = queue(body=body, to=person, kind="asked", key=key, context={}, by=by, at=at)
    note(message, "begun", at, address=message.address)
    note(message, "bounced", at, address=message.address, detail="550 5.1.1 No such mailbox here")

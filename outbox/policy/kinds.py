"""The kinds of message: one table of what each is called and when it may be sent."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of message. `waits`: it goes out on working days between 8am and 6pm only; any other goes at once."""

    label: str
    waits: bool = False


# By the name of its template, templates/outbox/<kind>.txt. Whatever somebody waits for at their screen goes at once.
KINDS = {
    "asked": Kind("Asked to declare", waits=True),
    "link": Kind("One-off link to declare"),
    "named_delegate": Kind("Named as delegate"),
    "prepared": Kind("Declaration prepared, to be checked"),
    "sent_back": Kind("Prepared declaration sent back"),
    "reminder": Kind("Reminder to declare", waits=True),
    "not_returned_to_chair": Kind("To a chair: declarations not returned", waits=True),
    "not_returned": Kind("To the governance lead and the Guardian: declarations not returned", waits=True),
    "declaration_returned": Kind("A question about a declaration"),
    "mitigation_agreed": Kind("What is agreed about an interest"),
    "mitigation_due": Kind("An arrangement to be looked at again", waits=True),
    "offer_asked": Kind("An offer waits for a decision"),
    "offer_decided": Kind("An offer is decided on"),
    "employment_asked": Kind("A request for permission waits"),
    "employment_decided": Kind("A request for permission is decided on"),
    "employment_review": Kind("A permission to be looked at again", waits=True),
    "employment_review_of_mine": Kind("One’s own permission to be looked at again", waits=True),
    "copy_ready": Kind("A copy of a declaration"),
    "question_asked": Kind("A question for the Guardian"),
    "question_answered": Kind("The Guardian’s answer"),
    "withholding_asked": Kind("A request not to publish waits"),
    "withholding_decided": Kind("A request not to publish is decided on"),
    "wording_kept_back": Kind("Words of an interest to be changed"),
}


def kind_of(name: str) -> Kind:
    """The kind of a message by its name; one that a later version has dropped goes by its name, and at once."""
    return KINDS.get(name, Kind(name))

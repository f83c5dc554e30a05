"""For whom the person at the screen declares: themselves, or whoever they have begun to declare for."""

from datetime import date

from django.contrib import messages
from django.urls import reverse

from people.permissions import Permission
from registers.actions import delegating
from registers.actions.assisting import Declarer, OnPaper
from registers.middleware import DONE_KEY, FOR_KEY, LINK_KEY
from registers.queries.assisted import delegations
from registers.queries.declarations import declarants


def declarer_of(request) -> Declarer:
    """Whose interests this request is about, and by which way; looked up once."""
    if not hasattr(request, "declarer"):
        request.declarer = _looked_up(request)
    return request.declarer


def _looked_up(request) -> Declarer:
    body, by, said = request.nhs_body, request.user, request.declaring_for
    if request.link or not said:
        return Declarer(body, by, by, link=request.link)
    if "signed_on" in said:
        person = _for_whom_keyed_in(request, said)
        paper = OnPaper(date.fromisoformat(said["signed_on"]), said["kept_where"])
        declarer = Declarer(body, person, by, paper=paper)
    else:
        named = delegations(body).filter(owner=said["person"], delegate=by).first()
        declarer = Declarer(body, named and named.owner, by, prepares=True)
    if declarer.person is None:
        stop_declaring_for(request)
        return Declarer(body, by, by)
    return declarer


def _for_whom_keyed_in(request, said):
    if Permission.DECLARE_FOR not in request.permissions:
        return None
    return declarants(request.nhs_body, request.today).exclude(pk=request.user.pk).filter(pk=said["person"]).first()


def declare_for(request, person, **paper: str) -> None:
    """From now on, until it is submitted or stopped, declare for somebody else; every page says so."""
    who = {"body": request.nhs_body.pk, "person": person.pk, "name": person.name}
    request.session[FOR_KEY] = request.declaring_for = {**who, **paper}


def stop_declaring_for(request) -> None:
    """Declare for oneself again."""
    request.session.pop(FOR_KEY, None)
    request.declaring_for = None


def start_of(declarer: Declarer) -> str:
    """The address of the page on which a declaration begins."""
    if declarer.link:
        return reverse("link_home")
    if declarer.paper:
        return reverse("paper", args=[declarer.person.pk])
    return reverse("prepare", args=[declarer.person.pk]) if declarer.prepares else reverse("declare")


def finished(request, declaration) -> str:
    """The address to go to after declaring; by then, what was begun for somebody else or by a link is over."""
    declarer = declarer_of(request)
    if declarer.link:
        del request.session[LINK_KEY]
        request.session[DONE_KEY] = declaration.pk
        return reverse("link_done")
    stop_declaring_for(request)
    if declarer.paper:
        messages.success(request, f"{declarer.person}’s declaration has been keyed in.")
        return reverse("declarant", args=[declarer.person.pk])
    return reverse("declaration_done", args=[declaration.pk])


def give_to_owner(request, draft) -> str:
    """Hand over what a delegate prepared; the address to go to. It stays theirs too, should it be sent back."""
    declarer = declarer_of(request)
    delegating.hand_over(
        body=declarer.body, owner=declarer.person, interests=len(draft), by=declarer.by, at=request.now
    )
    stop_declaring_for(request)
    messages.success(request, f"{declarer.person} has been asked to look at what you prepared and to submit it.")
    return reverse("home")

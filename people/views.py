"""The front page, a person's own first page, the body they act for, and the trail."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coi.shared.refusal import Refusal
from people import queries
from people.actions import posts
from people.forms import AppointForm, EndPostForm
from people.middleware import BODY_KEY
from people.permissions import Permission, requires

LINES_A_PAGE = 50


@dataclass(frozen=True)
class Card:
    """One thing to do, for those who may; the address is found by its name."""

    heading: str
    words: str
    name: str
    needs: Permission

    @property
    def url(self) -> str:
        """Where it leads."""
        return reverse(self.name)


CARDS = [
    Card("Declare", "An interest, nothing at all, or no change since last time.", "declare", Permission.DECLARE),
    Card("My interests", "What you have declared, and what the public sees of it.", "my_interests", Permission.DECLARE),
    Card("Gifts and hospitality", "What you were offered; ask before you accept.", "my_offers", Permission.OFFER),
    Card("Raised about you", "Interests others say you have.", "raised_about_me", Permission.DECLARE),
    Card("Meetings", "Agendas, conflicts, rulings and recusal lists.", "meetings", Permission.SEE_MEETINGS),
    Card("Directory", "Organisations, their names and their ties.", "directory", Permission.SEE_DIRECTORY),
    Card("Who has declared", "And who has been asked and not answered.", "declarations", Permission.SEE_REGISTER),
    Card("Review", "Declarations to accept or ask about.", "review", Permission.REVIEW_DECLARATIONS),
    Card("Editions", "The registers as published, and the next one.", "editions", Permission.SEE_REGISTER),
    Card(
        "Policy",
        "The rules here, the guidance they come from, and what we set ourselves.",
        "policy",
        Permission.SEE_OWN,
    ),
    Card("Do I need to declare this?", "A few questions, with examples. Nothing is kept.", "check", Permission.DECLARE),
    Card("Ask the Guardian", "In confidence; the answers are kept for you.", "questions", Permission.SEE_OWN),
    Card("For the Guardian", "Questions and requests that wait for you.", "guardian", Permission.ADVISE),
    Card("In the Guardian’s place", "What you answer where the Guardian may not.", "guardian", Permission.STAND_IN),
    Card("Words to look at", "Before the public sees them.", "wordings", Permission.REVIEW_DECLARATIONS),
    Card("Work elsewhere", "Ask before you take on a second job.", "employment_ask", Permission.DECLARE),
    Card("Second jobs to decide", "Requests that wait for you.", "employment_queue", Permission.APPROVE),
    Card("Second jobs", "Who asked, and what was decided.", "employment_list", Permission.SEE_REGISTER),
    Card("People", "Who holds which post; appoint somebody, or end a post.", "people", Permission.APPOINT),
    Card("Staff lists", "Staff lists and earlier registers, from files.", "intakes", Permission.TAKE_IN),
    Card("Who did what", "The trail of every change.", "trail", Permission.SEE_TRAIL),
    Card("Messages", "Emails the service wrote, and what became of them.", "message_log", Permission.CHASE),
    Card("Offers to decide", "People ask before they accept.", "offers_waiting", Permission.APPROVE),
    Card("All offers", "What was offered to whom, and what needs attention.", "all_offers", Permission.SEE_REGISTER),
]


@login_not_required
def front(request):
    """What this is, and the way in for the public and for staff."""
    return TemplateResponse(request, "people/front.html", {"all_bodies": queries.all_bodies()})


@requires(Permission.SEE_OWN)
def home(request):
    """What a person can do here, each thing they are permitted to."""
    cards = [card for card in CARDS if card.needs in request.permissions]
    return TemplateResponse(request, "people/home.html", {"cards": cards})


@requires(Permission.SEE_OWN)
@require_POST
def act_for(request, pk):
    """Choose which of one's bodies to act for."""
    if not any(body.pk == pk for body in request.bodies):
        raise Http404
    request.session[BODY_KEY] = pk
    return redirect("home")


@requires(Permission.SEE_TRAIL)
def trail(request):
    """Who did what for the body, newest first."""
    pages = Paginator(queries.trail_of(request.nhs_body), LINES_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    return TemplateResponse(request, "people/trail.html", {"page": page})


@requires(Permission.APPOINT)
@require_GET
def people(request):
    """Who holds which post in the body."""
    held = queries.posts_of(request.nhs_body, request.today)
    return TemplateResponse(request, "people/people.html", {"posts": held})


@requires(Permission.APPOINT)
@require_http_methods(["GET", "POST"])
def appoint(request):
    """Appoint somebody to a post."""
    form = AppointForm(request.POST or None, initial={"since": request.today})
    if form.is_valid():
        try:
            post = posts.take_on(body=request.nhs_body, **form.cleaned_data, by=request.user, at=request.now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{post.person} is now {post.get_role_display()}.")
            return redirect("people")
    return TemplateResponse(request, "form.html", {"form": form, "back": reverse("people")})


@requires(Permission.APPOINT)
@require_http_methods(["GET", "POST"])
def end_post(request, pk):
    """End a post on a day."""
    post = get_object_or_404(queries.posts_of(request.nhs_body, request.today), pk=pk)
    form = EndPostForm(request.POST or None, post=post)
    if form.is_valid():
        try:
            posts.end_post(post=post, **form.cleaned_data, by=request.user, at=request.now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{post.person}’s post ends on the day you gave.")
            return redirect("people")
    return TemplateResponse(request, "form.html", {"form": form, "back": reverse("people")})

"""What the body asked about one's own declarations, and the history of one's own interest."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from coi.shared.crumbs import Crumb
from coi.shared.refusal import Refusal
from people.permissions import Permission, requires
from registers.actions import reviewing
from registers.forms.reviewing import AnswersForm
from registers.queries.reviewed import questions_to, story
from registers.views.load import load_own_version


@requires(Permission.DECLARE)
def questions(request):
    asked = questions_to(request.nhs_body, request.user)
    posted = request.POST if request.method == "POST" else None
    form = AnswersForm(posted, asked=[each for each in asked if each.is_open])
    if form.is_valid():
        try:
            reviewing.answer(answers=form.answers, by=request.user, at=request.now)
            messages.success(request, "Your answers are sent.")
            return redirect("my_interests")
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    answered = [each for each in asked if not each.is_open]
    context = {"form": form, "answered": answered, "back": reverse("my_interests")}
    return TemplateResponse(request, "registers/review/questions.html", context)


@requires(Permission.SEE_OWN)
@require_safe
@load_own_version
def my_interest_history(request, interest):
    context = {"story": story(interest), "crumbs": [Crumb("My interests", reverse("my_interests"))]}
    return TemplateResponse(request, "registers/review/interest_history.html", context)

"""Questions to the Conflicts of Interest Guardian: asking, reading, answering; and the Guardian's own first page."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from coi.shared.refusal import Refusal
from people.permissions import Permission, requires
from registers.actions import advising
from registers.forms.advising import QuestionForm, RemarkForm
from registers.queries import advice, withholding
from registers.queries.wording import to_look_at


@requires(Permission.SEE_OWN)
@require_safe
def questions(request):
    context = {"questions": advice.own_questions(request.nhs_body, request.user, request.today)}
    return TemplateResponse(request, "registers/advice/questions.html", context)


@requires(Permission.SEE_OWN)
def question_ask(request):
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            asked = advising.ask(body=request.nhs_body, **form.cleaned_data, by=request.user, at=request.now)
            messages.success(request, "Your question is sent. You will be told by e-mail when it is answered.")
            return redirect("question", asked.pk)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    guardians = advice.guardians_of(withholding.offices_of(request.nhs_body, request.today))
    context = {"form": form, "guardians": guardians, "back": reverse("questions")}
    return TemplateResponse(request, "registers/advice/question_ask.html", context)


@requires(Permission.SEE_OWN)
def question(request, question_id):
    asked = advice.question_for(request.nhs_body, request.user, question_id, request.today)
    if asked is None:
        raise Http404
    is_answer = asked.question.asked_by_id != request.user.pk
    form = RemarkForm(request.POST if request.method == "POST" else None, is_answer=is_answer)
    if form.is_valid():
        try:
            advising.say(question=asked.question, **form.cleaned_data, by=request.user, at=request.now)
            messages.success(request, "Your answer is sent." if is_answer else "What you wrote is sent.")
            return redirect("question", question_id)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    back = reverse("guardian" if is_answer else "questions")
    context = {"asked": asked, "form": form, "is_answer": is_answer, "back": back}
    return TemplateResponse(request, "registers/advice/question.html", context)


@requires(Permission.ADVISE, Permission.STAND_IN)
@require_safe
def guardian(request):
    """What waits for the Guardian: questions, requests not to publish, reviews, words to look at."""
    body, person, day = request.nhs_body, request.user, request.today
    offices = withholding.offices_of(body, day)
    cases = [withholding.case_in(offices, each, person, day) for each in withholding.requests_of(body)]
    context = {
        "questions": advice.questions_to(body, person, day, offices),
        "waiting": [each for each in cases if each.may_decide and each.stage.needs_somebody],
        "decided": [each for each in cases if each.may_read and each.stage.decision and not each.stage.needs_somebody],
        "chairs": person.pk in offices.guardians and person.pk in offices.chairs,
        "flagged": len(to_look_at(body, day)) if Permission.ADVISE in request.permissions else 0,
    }
    return TemplateResponse(request, "registers/advice/guardian.html", context)

"""Files that go with declarations: a person's own, those a governance lead sees, and the released ones."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from coi.shared.refusal import Refusal
from people.permissions import Permission, requires
from people.queries import all_bodies
from registers.actions import attaching, doubting
from registers.forms.attaching import WHOLE, AttachForm, ReleaseForm, SettleForm
from registers.queries.attachments import files_in, files_of, released_files
from registers.queries.declarations import declarations_of, lasting_interests
from registers.queries.doubts import doubts_of, open_doubts
from registers.views.load import load_declarant


@requires(Permission.DECLARE)
@require_safe
def my_files(request):
    """What a person attached to what they declared."""
    context = {
        "files": files_of(request.nhs_body, request.user),
        "has_declared": declarations_of(request.nhs_body, request.user).exists(),
    }
    return TemplateResponse(request, "registers/attachments/my_files.html", context)


@requires(Permission.DECLARE)
@require_http_methods(["GET", "HEAD", "POST"])
def file_attach(request):
    """Attach a file to an interest on record, or to the latest declaration."""
    last = declarations_of(request.nhs_body, request.user).first()
    if last is None:
        return redirect("declare")
    interests = list(lasting_interests(request.nhs_body, request.user, request.today))
    form = AttachForm(request.POST or None, request.FILES or None, interests=interests, initial=_about(request))
    if form.is_valid():
        try:
            return _attach(request, form, interests, last)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return TemplateResponse(request, "form.html", {"form": form, "back": reverse("my_files")})


def _about(request):
    return {"about": request.GET.get("about", "")}


def _attach(request, form, interests, last):
    about, file = form.cleaned_data["about"], form.cleaned_data["file"]
    interest = None if about == WHOLE else next(each for each in interests if str(each.pk) == about)
    attached = attaching.attach(
        declaration=interest.declaration if interest else last,
        interest=interest,
        file_name=file.name,
        content=file.read(),
        by=request.user,
        at=request.now,
    )
    messages.success(request, f"Attached: {attached}.")
    return redirect("my_files")


@requires(Permission.SEE_OWN, Permission.SEE_REGISTER)
@require_safe
def file(request, attachment_id):
    """A file, for whoever declared it and for those who see the working register."""
    sees_all = Permission.SEE_REGISTER in request.permissions
    seen = files_in(request.nhs_body) if sees_all else files_of(request.nhs_body, request.user)
    return _sent(get_object_or_404(seen, pk=attachment_id))


@login_not_required
@require_safe
def released_file(request, slug, number):
    """A file that was released, for anybody."""
    body = get_object_or_404(all_bodies(), slug=slug)
    return _sent(get_object_or_404(released_files(body), number=number))


def _sent(attachment):
    """Never shown in the page, never taken for another kind of file than it is, never kept by a cache on the way."""
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, no-store",
    }
    response = HttpResponse(bytes(attachment.content), content_type=attachment.content_type, headers=headers)
    response.headers["Content-Disposition"] = content_disposition_header(True, attachment.file_name)
    return response


@requires(Permission.SEE_REGISTER)
@require_safe
@load_declarant
def declarant_files(request, person):
    """What somebody attached, and what the records say against their nil declarations."""
    context = {
        "person": person,
        "files": files_of(request.nhs_body, person),
        "doubts": doubts_of(request.nhs_body, person),
        "may_decide": Permission.REVIEW_DECLARATIONS in request.permissions and person != request.user,
    }
    return TemplateResponse(request, "registers/attachments/declarant_files.html", context)


@requires(Permission.REVIEW_DECLARATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def file_release(request, attachment_id):
    """Say whether the public may read a file."""
    attachment = get_object_or_404(files_in(request.nhs_body), pk=attachment_id)
    form = ReleaseForm(request.POST or None)
    if form.is_valid():
        try:
            attaching.release(attachment=attachment, **form.facts(), by=request.user, at=request.now)
            return redirect("declarant_files", attachment.person_id)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "attachment": attachment, "back": reverse("declarant_files", args=[attachment.person_id])}
    return TemplateResponse(request, "registers/attachments/file_release.html", context)


@requires(Permission.REVIEW_DECLARATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def nil_doubt(request, doubt_id):
    """Settle a question about a nil declaration."""
    doubt = get_object_or_404(open_doubts(request.nhs_body), pk=doubt_id)
    person = doubt.declaration.person
    form = SettleForm(request.POST or None)
    if form.is_valid():
        try:
            doubting.settle(doubt=doubt, **form.cleaned_data, by=request.user, at=request.now)
            return redirect("declarant_files", person.pk)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "doubt": doubt, "person": person, "back": reverse("declarant_files", args=[person.pk])}
    return TemplateResponse(request, "registers/attachments/nil_doubt.html", context)

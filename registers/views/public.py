"""The registers as anyone may read them."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from people.queries import all_bodies
from registers.forms.publishing import InterestLinesForm, LinesForm, SearchForm
from registers.policy.lines import LINES_A_PAGE, first_day, lines
from registers.queries import public
from registers.queries.attachments import released_files
from registers.queries.rules import rules_of

CONTENT_TYPES = {"pdf": "application/pdf", "csv": "text/csv; charset=utf-8", "json": "application/json"}


@login_not_required
@require_safe
def registers(request):
    return TemplateResponse(request, "registers/public/registers.html", {"bodies": public.all_shelves()})


@login_not_required
@require_safe
def body_registers(request, slug):
    body = _body(slug)
    context = {"body": body, "shelves": public.shelves(body), "files": released_files(body), "crumbs": _crumbs()}
    return TemplateResponse(request, "registers/public/body_registers.html", context)


@login_not_required
@require_safe
def body_about(request, slug):
    body = _body(slug)
    context = {"body": body, "rules": rules_of(body, request.today), "crumbs": _crumbs(body)}
    return TemplateResponse(request, "registers/public/body_about.html", context)


@login_not_required
@require_safe
def register(request, slug, register):
    body, register = _body(slug), _register(register)
    latest = public.whole_editions(body).filter(register=register).first()
    if latest:
        return _edition(request, latest)
    context = {"body": body, "register": register, "crumbs": _crumbs(body)}
    return TemplateResponse(request, "registers/public/not_yet_published.html", context)


@login_not_required
@require_safe
def register_editions(request, slug, register):
    body, register = _body(slug), _register(register)
    context = {
        "body": body,
        "register": register,
        "editions": public.editions(body).filter(register=register),
        "crumbs": _crumbs(body, register),
    }
    return TemplateResponse(request, "registers/public/register_editions.html", context)


@login_not_required
@require_safe
def register_edition(request, slug, register, number):
    editions = public.whole_editions(_body(slug)).filter(register=_register(register))
    return _edition(request, get_object_or_404(editions, number=number))


def _edition(request, edition):
    form = (InterestLinesForm if edition.register == "interests" else LinesForm)(request.GET)
    chosen = lines(edition.content["entries"], form.wanted())
    context = {
        "body": edition.body,
        "edition": edition,
        "since": first_day(edition.content),
        "form": form,
        "page": Paginator(chosen, LINES_A_PAGE).get_page(request.GET.get("page")),
        "crumbs": _crumbs(edition.body),
    }
    return TemplateResponse(request, "registers/public/edition.html", context)


def _etag(request, **names):
    sha256 = _files(**names).values_list("sha256", flat=True).first()
    return f'"{sha256}"' if sha256 else None


@login_not_required
@require_safe
@cache_control(public=True, max_age=3600)
@condition(etag_func=_etag)
def edition_file(request, **names):
    file = get_object_or_404(_files(**names))
    response = HttpResponse(bytes(file.content), content_type=CONTENT_TYPES[file.format])
    name = f"{names['slug']}-{names['register']}-edition-{names['number']}.{file.format}"
    shown = "inline" if file.format == "pdf" else "attachment"
    response["Content-Disposition"] = f'{shown}; filename="{name}"'
    return response


def _files(slug, register, number, name, form):
    return public.edition_files(_body(slug), register, number).filter(edition__register=name, format=form)


@login_not_required
@require_safe
def search(request):
    form = SearchForm(request.GET if "q" in request.GET else None)
    answer = public.search(form.cleaned_data["q"], form.kinds()) if form.is_valid() else None
    context = {"form": form, "answer": answer, "q": form.data.get("q", ""), "crumbs": _crumbs()}
    return TemplateResponse(request, "registers/public/search.html", context)


def _body(slug):
    return get_object_or_404(all_bodies(), slug=slug)


def _register(name):
    register = public.register_named(name)
    if register is None:
        raise Http404
    return register


def _crumbs(body=None, register=None):
    crumbs = [{"label": "Published registers", "url": reverse("registers")}]
    if body:
        crumbs.append({"label": body.name, "url": reverse("body_registers", args=[body.slug])})
    if register:
        crumbs.append({"label": register.label, "url": reverse("register", args=[body.slug, register])})
    return crumbs

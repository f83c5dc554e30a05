"""The parts pages are put together from, and the filters and tags they use."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from pytest_django.asserts import assertHTMLEqual, assertInHTML

from coi.shared.forms import Answer


def said(text, **context):
    """What a scrap of template says."""
    return engines["django"].from_string("{% load recuse %}" + text).render(context)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ day|nhs_date }}", "3 March 2026"),
        ("{{ nothing|nhs_date|default:'to date' }}", "to date"),
        ("{{ at|nhs_datetime }}", "3 March 2026 at 2.05pm"),
        ("{{ three|sentence_list }}", "a, b and c"),
        ('{{ three|count_phrase:"conflict" }}', "3 conflicts"),
        ('{{ three|count_phrase:"body,bodies" }}', "3 bodies"),
        ("{{ size|file_size }}", "48KB"),
    ],
)
def test_filters_say_things_in_words(text, expected):
    context = {"day": date(2026, 3, 3), "at": datetime(2026, 3, 3, 14, 5, tzinfo=UTC), "three": ["a", "b", "c"]}

    assert said(text, **context, nothing=None, size=48_210) == expected


def test_a_status_says_in_words_what_its_colour_stresses():
    assert said('{% status_tag "Awaiting a ruling" "waiting" %}').strip() == (
        '<strong class="nhsuk-tag nhsuk-tag--yellow">Awaiting a ruling</strong>'
    )


def test_a_status_of_no_known_tone_is_a_mistake():
    with pytest.raises(KeyError):
        said('{% status_tag "Fine" "cheerful" %}')


def test_answers_are_listed_with_the_way_to_change_them():
    rows = [Answer("Kind", "Financial\nShared", "/kind"), Answer("Name", "Ada")]

    assertHTMLEqual(
        render_to_string("components/_summary_list.html", {"rows": rows}),
        """
        <dl class="nhsuk-summary-list">
          <div class="nhsuk-summary-list__row">
            <dt class="nhsuk-summary-list__key">Kind</dt>
            <dd class="nhsuk-summary-list__value">Financial<br>Shared</dd>
            <dd class="nhsuk-summary-list__actions"><a class="nhsuk-link" href="/kind">Change<span
              class="nhsuk-u-visually-hidden"> “Kind”</span></a></dd>
          </div>
          <div class="nhsuk-summary-list__row nhsuk-summary-list__row--no-actions">
            <dt class="nhsuk-summary-list__key">Name</dt>
            <dd class="nhsuk-summary-list__value">Ada</dd>
          </div>
        </dl>
        """,
    )


def job(**changes):
    """A job a third done."""
    usual = {"pk": 7, "name": "Matching", "words": "40 of 120 items", "done": 40, "total": 120, "spoken": "Under way"}
    return SimpleNamespace(**usual | {"finished": False, "failed": ""} | changes)


def test_a_job_under_way_asks_again_and_can_be_refreshed_by_hand():
    html = render_to_string("components/_progress.html", {"job": job(), "url": "/jobs/7"})

    assert 'hx-get="/jobs/7" hx-trigger="every 2s" hx-swap="outerHTML"' in html
    assert 'data-announcement="Under way"' in html
    assert "Refresh this page" in html
    assertInHTML(
        '<progress class="app-progress__bar" aria-labelledby="progress-7" value="40" max="120"></progress>', html
    )


@pytest.mark.parametrize("end", [{"finished": True}, {"failed": "The agenda could not be read."}])
def test_a_job_at_its_end_asks_no_more(end):
    html = render_to_string("components/_progress.html", {"job": job(**end), "url": "/jobs/7"})

    assert "hx-get" not in html
    assert "Refresh this page" not in html


def test_a_long_list_shows_its_ends_and_the_pages_around():
    page = Paginator(range(400), 10).page(10)
    request = RequestFactory().get("/register?q=ada&page=10")
    request.user = AnonymousUser()

    html = render_to_string("components/_pagination.html", {"page": page}, request)

    assert 'href="?q=ada&amp;page=11"' in html
    assert [int(part.split('"')[0]) for part in html.split('aria-label="Page ')[1:]] == [1, 9, 10, 11, 40]


def test_nothing_is_shown_for_a_list_of_one_page():
    assert render_to_string("components/_pagination.html", {"page": Paginator([1], 10).page(1)}).strip() == ""

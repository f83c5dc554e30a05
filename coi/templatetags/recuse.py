"""What templates say in our own way: dates and counts in words, status tags, cells of tables that stack on a phone."""

from datetime import date, datetime

from django import template
from django.utils.html import format_html

from coi.shared import words
from coi.shared.tokens import token_for

register = template.Library()

register.filter("sentence_list", words.sentence_list)
register.filter("file_size", words.file_size)

# What a status asks of the reader, and the design system's colour for it.
TONES = {"done": "green", "waiting": "yellow", "attention": "red", "note": "blue", "quiet": "grey"}


@register.filter
def nhs_date(day: date | str | None) -> str:
    """“3 March 2026”; nothing for no date, so that `default` can say what its absence means; a word as it is."""
    return day if isinstance(day, str) else words.day_in_words(day) if day else ""


@register.filter
def nhs_datetime(moment: datetime | None) -> str:
    """“3 March 2026 at 2.05pm”; nothing for none."""
    return words.moment_in_words(moment) if moment else ""


@register.filter
def link_token(key: str) -> str:
    """The secret of a one-off link, made from the key of its row; for messages only."""
    return token_for("link", key)


@register.filter
def count_phrase(things, nouns: str) -> str:
    """`3|count_phrase:"conflict"` is “3 conflicts”; an irregular plural follows a comma: `"body,bodies"`."""
    return words.count_phrase(things, *nouns.split(","))


@register.filter
def page_numbers(page):
    """The numbers a pagination shows: the ends, the page and its neighbours, gaps between."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.inclusion_tag("components/_status_tag.html")
def status_tag(text: str, tone: str = "quiet") -> dict[str, str]:
    """A status in a coloured box; the words alone carry the meaning. Tones: done, waiting, attention, note, quiet."""
    return {"text": text, "colour": TONES[tone]}


@register.simple_block_tag
def cell(content, heading: str, numeric: bool = False):
    """A cell of a responsive table; on a narrow screen the column's heading stands beside it."""
    return format_html(
        '<td class="nhsuk-table__cell{}" role="cell">{}<span>{}</span></td>',
        " nhsuk-table__cell--numeric" if numeric else "",
        heading_beside(heading),
        content,
    )


@register.simple_block_tag
def row_header(content, heading: str):
    """The cell that names its row."""
    return format_html(
        '<th class="nhsuk-table__header" role="rowheader" scope="row">{}<span>{}</span></th>',
        heading_beside(heading),
        content,
    )


def heading_beside(heading: str):
    """The column's heading, for eyes only: a screen reader has it from the table's own header."""
    return format_html('<span class="nhsuk-table__heading" aria-hidden="true">{} </span>', heading)

"""From a template to a tagged PDF; with coi.shared.tagging, the only file that knows WeasyPrint.

What a template must keep to, for the PDF to be read aloud well and drawn in good time:

- it extends documents/base.html, so that it has a language, a title and our own fonts;
- every table has a caption, a scope on each heading, a fixed layout and its widths in per cent;
- headings skip no level; no flex, grid or :nth-child, which are slow or lose the table;
- what it shows of the outside world are files under static/.
"""

from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from django.conf import settings
from django.template.loader import render_to_string

from coi.shared.tagging import finish

STATIC = Path(settings.BASE_DIR) / "static"


class OutsideStatic(Exception):
    """A document asked for a file that is not under static/, or for something on the network."""


def pdf(template: str, context: dict, *, identifier: str, made_at: datetime) -> bytes:
    """Draw a template as a PDF that claims PDF/UA-1; the same template and context give the same bytes.

    `identifier` names the document for good and `made_at` is the date it bears: neither is left to chance.
    """
    # Imported here because it takes half a second and forty megabytes, which only a worker needs to spend.
    from weasyprint import HTML  # noqa: PLC0415

    html = render_to_string(template, context)
    document = HTML(string=html, base_url=f"{STATIC.as_uri()}/", url_fetcher=_fetcher()).render()
    made = made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    document.metadata.created = document.metadata.modified = made
    return document.write_pdf(finisher=finish, pdf_variant="pdf/ua-1", pdf_identifier=identifier.encode())


def _fetcher():
    from weasyprint.urls import URLFetcher  # noqa: PLC0415 (as in pdf)

    class StaticOnly(URLFetcher):
        def fetch(self, url, headers=None):
            check_static(url)
            return super().fetch(url, headers)

    # A picture or font that cannot be had is our own mistake: stop, rather than publish without it.
    return StaticOnly(allowed_protocols=["file"], allow_redirects=False, fail_on_errors=True)


def check_static(url: str) -> None:
    """Refuse an address that is not of a file under static/, whatever dots or links lead out of it."""
    parts = urlsplit(url)
    path = Path(url2pathname(parts.path)).resolve()
    if parts.scheme != "file" or parts.netloc or not path.is_relative_to(STATIC.resolve()):
        raise OutsideStatic(url)

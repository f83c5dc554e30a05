"""What a document may show of the outside world: files under static/, and nothing else."""

import io
from datetime import UTC, datetime

import page as validation
import pikepdf
import pytest
from django.template import engines
from django.template.loaders.locmem import Loader
from weasyprint.urls import FatalURLFetchingError

from coi.shared.documents import STATIC, OutsideStatic, check_static, pdf

FONT = f"{STATIC.as_uri()}/fonts/LiberationSans-Regular.ttf"
MADE_AT = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


@pytest.fixture
def document(monkeypatch):
    """Makes a template of a document that holds some markup, and says its name."""

    def document_holding(markup):
        text = (
            "{% extends 'documents/base.html' %}{% block title %}Trial{% endblock %}{% block content %}<h1>Trial</h1>"
        )
        loader = Loader(engines["django"].engine, {"documents/trial.html": text + markup + "{% endblock %}"})
        loaders = engines["django"].engine.template_loaders
        monkeypatch.setattr(engines["django"].engine, "template_loaders", [loader, *loaders])
        return "documents/trial.html"

    return document_holding


def test_a_file_under_static_may_be_read():
    check_static(FONT)


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/picture.png",
        "https://127.0.0.1/static/fonts/LiberationSans-Regular.ttf",
        "ftp://example.org/picture.png",
        "data:text/css,p{}",
        "file:///etc/passwd",
        f"{STATIC.as_uri()}/../coi/settings.py",
        f"{STATIC.as_uri()}/%2e%2e/coi/settings.py",
        f"{STATIC.parent.as_uri()}/static-of-others/picture.png",
        FONT.replace("file://", "file://elsewhere"),
        "fonts/LiberationSans-Regular.ttf",
    ],
)
def test_nothing_else_may_be_read(address):
    with pytest.raises(OutsideStatic, match=".+"):
        check_static(address)


def test_a_link_that_leads_out_of_static_is_not_followed(tmp_path, monkeypatch):
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "way-out").symlink_to(tmp_path / "secret")
    monkeypatch.setattr("coi.shared.documents.STATIC", tmp_path / "static")

    with pytest.raises(OutsideStatic):
        check_static((tmp_path / "static" / "way-out").as_uri())


@pytest.mark.parametrize("source", ["http://127.0.0.1:9/picture.png", "file:///etc/hostname", "../manage.py"])
def test_a_document_that_asks_for_more_is_not_made(document, source):
    template = document(f'<p><img src="{source}" alt="A picture"></p>')

    with pytest.raises(FatalURLFetchingError):
        pdf(template, {"body_name": "NHS Ashcombe"}, identifier="trial", made_at=MADE_AT)


def test_a_document_is_drawn_in_our_own_fonts(document):
    made = pdf(document("<p>Łódź</p>"), {"body_name": "NHS Ashcombe"}, identifier="trial", made_at=MADE_AT)

    with pikepdf.open(io.BytesIO(made)) as opened:
        fonts = sorted(str(font.BaseFont).partition("+")[2] for font in opened.pages[0].Resources.Font.values())
    assert fonts == ["Recuse-Sans", "Recuse-Sans-Bold"]


TABLE = """<table><caption>{caption}</caption><thead><tr><th scope="col">Name</th></tr></thead>
<tbody>{rows}</tbody></table>"""


def table(caption, count):
    """A table of one column that holds links."""
    return TABLE.format(caption=caption, rows=count * '<tr><td><a href="https://example.org">Ada</a></td></tr>')


def test_two_tables_of_many_pages_stay_two(document):
    markup = f"<div>{table('First', 60)}{table('Second', 60)}</div><h2>End</h2>"

    made = pdf(document(markup), {"body_name": "NHS Ashcombe"}, identifier="trial", made_at=MADE_AT)

    with pikepdf.open(io.BytesIO(made)) as opened:
        kinds = [kind for kind in kinds_below(opened.Root.StructTreeRoot) if kind in {"Table", "TR", "Link", "H2"}]
        assert len(opened.pages) > 2
    assert kinds == [*["Table", "TR", *["TR", "Link"] * 60] * 2, "H2"]
    assert validation.is_pdf_compliant_bytes(made, profile="ua1")


def kinds_below(element):
    """The kinds of the elements of a structure, in reading order."""
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S).removeprefix("/")
            yield from kinds_below(kid)

"""What came from elsewhere is as it came: nobody edits it, and it asks nothing of another host."""

import hashlib
import re

import pytest
from django.conf import settings

STATIC = settings.BASE_DIR / "static"
SUMS = STATIC / "vendor" / "SHA256SUMS"


def listed():
    return dict(reversed(line.split("  ")) for line in SUMS.read_text().splitlines())


def present():
    folders = (STATIC / "vendor", STATIC / "fonts")
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file() and path != SUMS]
    return {str(path.relative_to(STATIC)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_every_vendored_file_is_the_one_listed():
    assert present() == listed()


def test_each_font_comes_with_its_licence():
    assert "SIL Open Font License" in (STATIC / "fonts" / "LICENCE").read_text()


def test_the_design_system_names_only_images_that_are_here():
    for stylesheet in STATIC.glob("vendor/*/*.css"):
        named = set(re.findall(r"url\(([^)]+)\)", stylesheet.read_text()))

        assert named == {f"images/{path.name}" for path in (stylesheet.parent / "images").iterdir()}


@pytest.mark.parametrize(
    "path", sorted(STATIC.rglob("*.css")) + sorted(STATIC.rglob("*.js")), ids=lambda path: path.name
)
def test_nothing_is_fetched_from_another_host(path):
    text = path.read_text()

    assert re.findall(r"url\([\"']?(?:https?:)?//[^)]*", text) == []
    assert re.findall(r"(?:import|from|fetch\()\s*[\"']https?:[^\"']*", text) == []
    assert "sourceMappingURL" not in text

"""Fetch the design system and the documents' font into static/, and list what was fetched.

Run by hand when a version changes: `python scripts/vendor_assets.py`. It needs npm and, for the font, Debian 12.
The result is committed; tests/architecture/test_vendored_assets.py checks that nobody has edited it since.
"""

import hashlib
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "static"
SUMS = STATIC / "vendor" / "SHA256SUMS"
NHSUK = "10.6.1"
FONTS = ["LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"]

FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
IMAGE = re.compile(r"url\((images/[^)]+)\)")
SOURCE_MAP = re.compile(r"\n*(/\*|//)# sourceMappingURL=[^\n]*")


def main() -> None:
    """Fetch everything anew and write the list of what it should be."""
    with tempfile.TemporaryDirectory() as folder:
        fetch_nhsuk(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        fetch_fonts(Path(folder))
    SUMS.write_text("".join(f"{digest(path)}  {path.relative_to(STATIC)}\n" for path in vendored()))


def fetch_nhsuk(folder: Path) -> None:
    """NHS.UK frontend from the npm registry: compiled CSS and JavaScript, and the images the CSS names.

    Its other images are the NHS logo in many sizes: this product is not the NHS and does not wear it.
    """
    subprocess.run(["npm", "pack", f"nhsuk-frontend@{NHSUK}"], cwd=folder, check=True)
    shutil.unpack_archive(folder / f"nhsuk-frontend-{NHSUK}.tgz", folder)
    source, target = folder / "package" / "dist" / "nhsuk", STATIC / "vendor" / f"nhsuk-{NHSUK}"
    shutil.rmtree(target, ignore_errors=True)
    (target / "images").mkdir(parents=True)
    shutil.copy(folder / "package" / "README.md", target)
    for kind, adapt in {"css": adapt_css, "js": adapt_js}.items():
        text = (source / f"nhsuk-frontend-{NHSUK}.min.{kind}").read_text()
        (target / f"nhsuk.min.{kind}").write_text(adapt(text))
    for name in set(IMAGE.findall((target / "nhsuk.min.css").read_text())):
        shutil.copy(source / "assets" / name, target / name)


def adapt_css(text: str) -> str:
    """Images beside the stylesheet; no fonts from another host, which the licence keeps for nhs.uk; no source map."""
    return SOURCE_MAP.sub("", FONT_FACE.sub("", text.replace("url(/assets/images/", "url(images/")))


def adapt_js(text: str) -> str:
    """No source map: the static files storage would look for it."""
    return SOURCE_MAP.sub("", text)


def fetch_fonts(folder: Path) -> None:
    """Liberation Sans from Debian, so that a document has the same line breaks on every machine."""
    subprocess.run(["apt-get", "download", "fonts-liberation2"], cwd=folder, check=True)
    (package,) = folder.glob("*.deb")
    subprocess.run(["dpkg-deb", "--extract", package, folder], check=True)
    target = STATIC / "fonts"
    target.mkdir(exist_ok=True)
    for name in FONTS:
        shutil.copy(folder / "usr/share/fonts/truetype/liberation2" / name, target)
    shutil.copy(folder / "usr/share/doc/fonts-liberation2/copyright", target / "LICENCE")


def vendored() -> list[Path]:
    """Every file that came from elsewhere, in order."""
    folders = [STATIC / "vendor", STATIC / "fonts"]
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file() and path != SUMS)


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()

"""What may be attached, whatever it is called."""

import io
import zipfile

import pytest

from registers.policy.attachments import JPEG, PDF, PNG, WORD, WORD_97, content_type_of, safe_name

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def archive(*names):
    """A ZIP file of empty files with these names."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name in names:
            packed.writestr(name, "")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 ...", PDF),
        (b"\x89PNG\r\n\x1a\n...", PNG),
        (b"\xff\xd8\xff\xe0...", JPEG),
        (archive("[Content_Types].xml", "word/document.xml"), WORD),
        (archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), ""),
        (archive("[Content_Types].xml", "xl/workbook.xml"), ""),
        (b"PK\x03\x04 not an archive", ""),
        (OLE + "WordDocument".encode("utf-16-le"), WORD_97),
        (OLE + "Workbook".encode("utf-16-le"), ""),
        (b"<!doctype html><script>", ""),
        (b"<svg xmlns=...", ""),
        (b"MZ\x90\x00", ""),
        (b" %PDF-1.7", ""),
        (b"", ""),
    ],
)
def test_a_file_is_what_its_content_says(content, kind):
    assert content_type_of(content) == kind


@pytest.mark.parametrize(
    ("name", "kind", "safe"),
    [
        ("letter.pdf", PDF, "letter.pdf"),
        ("letter.html", PDF, "letter.pdf"),
        ("C:\\Users\\ada\\letter.PDF", PDF, "letter.pdf"),
        ("../../etc/passwd", PNG, "passwd.png"),
        ("a\r\nSet-Cookie: b.pdf", PDF, "aSet-Cookie: b.pdf"),
        ("...", PDF, "file.pdf"),
        ("x" * 150 + ".docx", WORD, "x" * 100 + ".docx"),
    ],
)
def test_a_files_name_is_kept_without_harm(name, kind, safe):
    assert safe_name(name, kind) == safe

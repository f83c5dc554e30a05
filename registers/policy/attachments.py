"""What may be attached to a declaration, judged by a file's own first bytes, never by its name."""

import io
import zipfile

LARGEST = 5_000_000  # bytes
MOST = 5  # files to one interest, or to one declaration

PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORD_97 = "application/msword"

BEGINNINGS = [
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", WORD_97),
]
ENDINGS = {PDF: "pdf", PNG: "png", JPEG: "jpg", WORD: "docx", WORD_97: "doc"}
MACROS = "word/vbaProject.bin"
# A document of Office 97 begins like its workbooks and its mails; this is how it names the text of one, in UTF-16.
TEXT_OF_WORD_97 = "WordDocument".encode("utf-16-le")


def content_type_of(content: bytes) -> str:
    """What kind of file this is: PDF, PNG, JPEG or Word without macros; an empty text for anything else."""
    if content.startswith(b"PK\x03\x04"):
        return WORD if _is_word(content) else ""
    found = next((kind for beginning, kind in BEGINNINGS if content.startswith(beginning)), "")
    return "" if found == WORD_97 and TEXT_OF_WORD_97 not in content else found


def _is_word(content: bytes) -> bool:
    """Whether a ZIP file's own list of contents is that of a Word document; nothing in it is unpacked."""
    try:
        names = set(zipfile.ZipFile(io.BytesIO(content)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False
    return {"[Content_Types].xml", "word/document.xml"} <= names and MACROS not in names


def safe_name(name: str, content_type: str) -> str:
    """A file's name as it is kept: no path, no control characters, 100 at most, ending as its content asks."""
    plain = "".join(letter for letter in name.replace("\\", "/").rpartition("/")[2] if letter.isprintable()).strip()
    stem = plain.rpartition(".")[0] or plain
    return f"{stem.strip('. ')[:100] or 'file'}.{ENDINGS[content_type]}"

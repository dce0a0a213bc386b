"""A PDF -> one draft: the text of its pages, and its title."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.errors import ArticleError
from graphkit.read.draft import Draft
from graphkit.read.pieces import CONTAINER_BYTES, whole
from graphkit.read.quiet import quiet

if TYPE_CHECKING:
    from pypdf import PdfReader

_EXPECTED = "a whole PDF with a text layer and without a password was expected"
# Besides its own errors, pypdf lets through whatever a malformed object provokes; its documentation says so.
_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def drafts(where: str, pieces: Iterator[bytes]) -> Iterator[Draft]:
    """The one document of a PDF; pages are joined by line breaks.

    Raises:
        ArticleError: the file is encrypted or broken, or its pages are pictures.
    """
    from pypdf import errors

    binary = whole(where, pieces, CONTAINER_BYTES)
    try:
        with quiet("pypdf"):
            title, text = _title_and_text(binary)
    except (errors.FileNotDecryptedError, errors.DependencyError):
        raise ArticleError(where, "the PDF is encrypted", _EXPECTED) from None
    except (errors.PyPdfError, *_BROKEN) as error:
        raise ArticleError(where, f"broken PDF ({type(error).__name__})", _EXPECTED) from None
    if not text.strip():
        raise ArticleError(where, "no text was found in the PDF", _EXPECTED)
    yield Draft(where, where, text, title=title)


def _title_and_text(binary: bytes) -> tuple[str | None, str]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(binary))
    text = "\n".join(_storable(page.extract_text()) for page in reader.pages)
    return _title(reader), text


def _title(reader: PdfReader) -> str | None:
    title = reader.metadata.title if reader.metadata else None
    return _storable(title) if isinstance(title, str) else None


def _storable(text: str) -> str:
    """The text without what fonts that name no characters leave behind: NULs and half surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")

"""Character sets: what is not UTF-8 is read by declaration or by the most credible guess, else refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.errors import ArticleError
from graphkit.model import Article
from graphkit.read import read_articles
from graphkit.read.charset import decoded

SAMPLES = {
    "Western quotation marks": ("cp1252", "The deal is worth €500 million, the ministry’s “statement” said – no more."),
    "one accent in much text": ("cp1252", "The article is about the army. " * 30 + "The café was closed."),
    "Spanish names": ("cp1252", "Nicolás Maduro and José Padrón met in Mérida and Bogotá, officials in Perú said."),
    "French names": ("latin-1", "Ségolène Royal and François Hollande met in Orléans, their spokesman said."),
    "Polish names": ("cp1250", "Minister Władysław Kosiniak-Kamysz met Radosław Sikorski in Łódź, officials said."),
    "Czech names": (
        "cp1250",
        "Černochová and Šmíd visited Příbram, Dvůr Králové and Žďár nad Sázavou with Růžička.",
    ),
    "Macintosh": (
        "mac_roman",
        "“Yes,” said José Padrón of the ministry’s press service in Perú – “no”, the café.",
    ),
    "Russian": ("cp1251", "Президент одобрил проект протокола к договору о сотрудничестве."),
    "Russian in KOI8": ("koi8-r", "Президент одобрил проект протокола к договору о сотрудничестве."),
}


@pytest.mark.parametrize(("name", "text"), SAMPLES.values(), ids=list(SAMPLES))
def test_text_in_an_old_character_set_is_read_right(name: str, text: str) -> None:
    assert decoded("a.txt", text.encode(name)) == text


def test_what_a_document_declares_goes_before_a_guess() -> None:
    text = "Recep Tayyip Erdoğan met Hakan Fidan in Eskişehir."
    assert decoded("a.html", text.encode("cp1254"), "windows-1254") == text


@pytest.mark.parametrize("declared", ["ISO-8859-1", "latin1", "us-ascii"])
def test_latin_1_means_windows_1252(declared: str) -> None:
    assert decoded("a.html", "The “pact”".encode("cp1252"), declared) == "The “pact”"


@pytest.mark.parametrize("declared", ["utf-8", "no-such-set", "hex", "punycode", "unicode_escape", "shift_jis"])
def test_a_declaration_that_is_false_or_odd_is_passed_over(declared: str) -> None:
    text = "Nicolás Maduro met José Padrón in Mérida."
    assert decoded("a.html", text.encode("cp1252"), declared) == text


def test_a_page_is_read_in_the_character_set_that_it_declares(tmp_path: Path) -> None:
    page = '<html><head><meta charset="windows-1254"></head><body><p>Erdoğan met him in Eskişehir.</p></body></html>'
    (tmp_path / "a.html").write_bytes(page.encode("cp1254"))
    (article,) = read_articles([tmp_path / "a.html"])
    assert isinstance(article, Article)
    assert article.text.strip() == "Erdoğan met him in Eskişehir."


def test_damaged_utf_8_is_refused_not_read_as_something_else() -> None:
    with pytest.raises(ArticleError, match=r"^a\.txt:2: the byte 0xe9 is not UTF-8, and no other character set fits; "):
        decoded("a.txt", "Café and naïve, “so”.\n".encode() + b"caf\xe9")

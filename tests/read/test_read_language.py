"""Articles that are clearly not English are refused; English ones full of foreign names are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.errors import ArticleError
from graphkit.read import read_articles
from graphkit.read.language import foreign_language

FOREIGN = {
    "be": "Міністэрства абароны паведаміла ў аўторак аб падпісанні новага пагаднення з суседняй краінай.",
    "de": "Das Ministerium teilte am Dienstag mit, dass die Brigade bis Ende des Jahres verlegt werden soll.",
    "es": "El ministerio anunció el martes que enviará dos aviones de combate a la frontera oriental.",
    "fr": "Le ministère a annoncé mardi que les troupes quitteraient le pays avant la fin de l'année.",
    "it": "Il ministero ha annunciato martedì l'invio di due batterie antiaeree al confine orientale del paese.",
    "pl": "Ministerstwo podpisało we wtorek umowę na zakup kolejnych czołgów, poinformował rzecznik resortu.",
    "ru": "Министерство сообщило во вторник о подписании нового соглашения с соседней страной.",
    "tr": "Bakanlık salı günü yaptığı açıklamada iki yeni firkateyn satın alacağını duyurdu ve anlaşmayı imzaladı.",
    "uk": "Міністерство повідомило у вівторок про підписання нової угоди із сусідньою країною.",
    "zh": "国防部发言人星期四表示，两国海军下个月将在日本海举行联合军事演习。",
}
ENGLISH = [
    "Marshal Włodzimierz Czarzasty replaces Szymon Hołownia as the head of the Sejm, Warsaw said.",
    "Andry Rajoelina names Ruphin Zafisambo prime minister of Madagascar, and Antananarivo applauds.",
    "Gunmen kill eleven soldiers near Maiduguri in Borno State, Nigeria, and Boko Haram is suspected.",
    "PARLIAMENT RATIFIES THE DEFENCE AGREEMENT WITH THE NEIGHBOURING STATE",
    "The statement read: «Президент подписал указ». The president has signed the decree, his spokesman confirmed.",
]


@pytest.mark.parametrize("language", sorted(FOREIGN))
def test_a_foreign_sentence_is_recognised(language: str) -> None:
    assert foreign_language(FOREIGN[language]) == language


@pytest.mark.parametrize("text", ENGLISH)
def test_english_with_foreign_names_is_english(text: str) -> None:
    assert foreign_language(text) is None


@pytest.mark.parametrize("text", ["Guten Tag.", "Zapad-2025", "12.10.2025 | 1,200", "", "Bundeswehr, Heer und Marine"])
def test_too_few_latin_letters_decide_nothing(text: str) -> None:
    assert foreign_language(text) is None


def test_a_few_letters_of_another_script_decide() -> None:
    assert foreign_language("Президент подписал указ.") == "ru"


def test_a_foreign_article_is_skipped_with_a_message(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FOREIGN["de"], encoding="utf-8")
    (error,) = read_articles([path])
    assert isinstance(error, ArticleError)
    assert str(error) == f"{path}: text is in 'de'; English was expected"

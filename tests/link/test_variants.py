"""How surely two names are taken for one thing's: the order of the scores, and what each rule tells apart."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from graphkit.errors import LexiconError
from graphkit.lexicon.gazetteers import load_gazetteer
from graphkit.lexicon.sameness import likeness
from graphkit.lexicon.scripts import latin, load_scripts, reading
from graphkit.lexicon.variant_words import load_variants
from graphkit.lexicon.variants import compare

SURE, MAYBE = 0.9, 0.5


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("Sergei Lavrov", "Сергей Лавров", "Person"),
        ("Field Marshal Asim Munir", "Asim Munir", "Person"),
        ("Vladimir Vladimirovich Putin", "Vladimir Putin", "Person"),
        ("Abdel Fattah el-Sisi", "Abdul-Fattah al-Sisi", "Person"),
        ("S-300PMU-2", "S-300PMU2", "WeaponSystem"),
        ("47th Mechanized Brigade", "47th Mechanised Brigade", "MilitaryUnit"),
        ("XVIII Airborne Corps", "18th Airborne Corps", "MilitaryUnit"),
        ("Zapad-2021", "Запад-2021", "Exercise"),
        ("Steadfast Defender 24", "Steadfast Defender 2024", "Exercise"),
        ("Northrop Grumman Corp.", "Northrop Grumman", "Company"),
    ],
)
def test_spellings_of_one_name_are_joined_surely(first: str, second: str, kind: str) -> None:
    assert compare(first, second, kind).score >= SURE


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("Mao Zedong", "Mao Tse-tung", "Person"),
        ("Park Geun-hye", "Pak Kŭn-hye", "Person"),
        ("Kim Jong-un", "김정은", "Person"),
        ("Wang Yi", "王毅", "Person"),
        ("Bashar al-Assad", "بشار الأسد", "Person"),
        ("Yitzhak Rabin", "יצחק רבין", "Person"),
        ("Bill Burns", "William J. Burns", "Person"),
        ("S. Shoigu", "Sergei Shoigu", "Person"),
        ("Lloyd Austin", "Lloyd J. Austin III", "Person"),
        ("Denys Shmyhal", "Denis Shmygal", "Person"),
        ("Chernihiv", "Chernigov", "City"),
        ("Mahilyow", "Mogilev", "City"),
        ("Hodeidah", "Hudaydah", "City"),
        ("R-360 Neptune", "Neptune anti-ship missile", "WeaponSystem"),
        ("M142 HIMARS", "High Mobility Artillery Rocket System", "WeaponSystem"),
        ("Su-35", "Su-35S", "WeaponSystem"),
        ("1 GTA", "1st Guards Tank Army", "MilitaryUnit"),
        ("82nd Airborne", "82nd Airborne Division", "MilitaryUnit"),
        ("UNSCR 1701", "UN Security Council Resolution 1701", "Instrument"),
        ("NPT", "Nuclear Non-Proliferation Treaty", "Instrument"),
    ],
)
def test_what_may_be_one_is_offered(first: str, second: str, kind: str) -> None:
    assert MAYBE <= compare(first, second, kind).score < SURE


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("Kim", "Kim Jong-un", "Person"),
        ("Kim Jong-un", "Kim Jong-nam", "Person"),
        ("Li Qiang", "Li Keqiang", "Person"),
        ("Zhang Wei", "Zhang Hui", "Person"),
        ("George H. W. Bush", "George W. Bush", "Person"),
        ("Robert F. Kennedy", "Robert F. Kennedy Jr.", "Person"),
        ("Ali Abdullah Saleh", "Ahmed Ali Abdullah Saleh", "Person"),
        ("Mikhail Zelensky", "Mikhail Zelenska", "Person"),
        ("Ivan Petrovich Sidorov", "Ivan Sergeevich Sidorov", "Person"),
        ("Ben Wallace", "George Wallace", "Person"),
        ("Mike Johnson", "Mike Johnston", "Person"),
        ("Basra", "Bosra", "City"),
        ("Moscow", "Moscow Oblast", "Region"),
        ("North Ossetia", "South Ossetia", "Region"),
        ("S-300", "S-400", "WeaponSystem"),
        ("Type 88 rifle", "Type 88 anti-ship missile", "WeaponSystem"),
        ("T-72A", "T-72B3", "WeaponSystem"),
        ("Topol", "Topol-M", "WeaponSystem"),
        ("HMS Dragon", "INS Dragon", "WeaponSystem"),
        ("1st Brigade", "11th Brigade", "MilitaryUnit"),
        ("10th Mountain Division", "10th Mountain Brigade", "MilitaryUnit"),
        ("FARC", "FARC dissidents", "ArmedGroup"),
        ("Senate (France)", "Senate (Egypt)", "GovernmentBody"),
        ("Gaza war", "Gaza War (2008–2009)", "NamedEvent"),
        ("Minsk I", "Minsk II", "Instrument"),
        ("La Tribune", "The Tribune", "MediaOrganization"),
        ("Gazprom", "Gazprom Neft", "Company"),
    ],
)
def test_look_alikes_stay_apart(first: str, second: str, kind: str) -> None:
    assert compare(first, second, kind).score < MAYBE


def test_the_more_of_a_name_agrees_the_higher_is_the_score() -> None:
    others = ["Jens Stoltenberg", "Jens C. Stoltenberg", "J. Stoltenberg", "Stoltenberg", "Thorvald Stoltenberg"]
    scores = [compare("Jens Stoltenberg", other, "Person").score for other in others]
    assert all(more > less for more, less in pairwise(scores))


@pytest.mark.parametrize(
    ("first", "second", "kind", "least", "most"),
    [
        ("Polish Ministry of National Defence", "Polish Defence Ministry", "GovernmentBody", SURE, 1.0),
        ("MoD of Ukraine", "Ukraine's Ministry of Defence", "GovernmentBody", SURE, 1.0),
        ("Norwegian Ministry of Defence", "Swedish Ministry of Defence", "GovernmentBody", 0.0, 0.1),
        ("Ministry of Defence", "Swedish Ministry of Defence", "GovernmentBody", 0.3, MAYBE),
        ("Kalibr", "Kalibr cruise missile", "WeaponSystem", SURE, 1.0),
        ("Islamic State", "Islamic State – Khorasan Province", "ArmedGroup", 0.0, 0.4),
    ],
)
def test_lists_and_states_come_before_spelling(first: str, second: str, kind: str, least: float, most: float) -> None:
    assert least <= likeness(first, second, kind, load_gazetteer()).score <= most


def test_order_does_not_matter() -> None:
    for first, second, kind in [
        ("NSA", "National Security Agency", "GovernmentBody"),
        ("Kim", "Kim Jong-un", "Person"),
    ]:
        assert compare(first, second, kind) == compare(second, first, kind)


def test_hangul_is_spelled_by_rule_and_arabic_is_read() -> None:
    assert latin("문재인").split() == ["mun", "jae", "in"]
    pattern = reading("محمود عباس")
    assert pattern is not None
    assert pattern.fullmatch("mahmoudabbas")
    assert not pattern.fullmatch("mahmoudahmadinejad")


@pytest.mark.parametrize("load", [load_variants, load_scripts])
def test_a_list_that_lacks_a_part_is_named(load: object, tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("sounds: []\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="were expected"):
        load(path)  # type: ignore[operator]

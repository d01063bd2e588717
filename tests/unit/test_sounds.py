from __future__ import annotations

import pytest

from belarus_cli.facts import given_names, kinds, sounds
from belarus_cli.facts.model import Facts
from belarus_cli.facts.sounds import Sounds, places, skeleton, spoken


@pytest.mark.parametrize(
    ("one", "others"),
    [
        ("Ціханоўскі", "Tsikhanouski Cichanoŭski Cichanouski Tsichanouski Zichanouski Cihanouskis"),
        ("Тихановская", "Tikhanovskaya Tichanowskaja Tikhanovskaïa Tijanóvskaya Tihanovska"),
        ("Лукашенко", "Lukashenko Loukachenko Lukaschenko Łukaszenko Lukašenko Lukasjenko"),
        ("Щиракова", "Shchirakova Schtschirakowa Szczyrakowa Ščirakova Chtchirakova"),
        ("Беляцкий", "Belyatsky Belyatskiy Beljazki Bielacki Beljackij Beliatckii"),
        ("Зенькович", "Zenkovich Zenkowitsch Zienkowicz Zenkovitch Zeńkovič"),
        ("Ганин", "Ganin Hanin Ganine Ganins Gaņins"),
        ("Хомич", "Khomich Homich Homič Chomicz Jomich Chomitsch"),
        ("Железко", "Zhelezko Železko Jelezko Schelesko Żelezko"),
    ],
)
def test_orthographies_of_one_name_sound_alike(one: str, others: str) -> None:
    (sound,) = spoken(one)
    assert [other for other in others.split() if sound not in spoken(other)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Losik", "Lasik"),
        ("Statkevich", "Stankevich"),
        ("Колесников", "Колесникова"),
        ("Tikhanovsky", "Tikhanovskaya"),
        ("Бабарыка", "Бабарын"),
        ("Maria", "Marina"),
        ("Люся", "Лося"),
    ],
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert spoken(one).isdisjoint(spoken(other))


@pytest.mark.parametrize("word", ["Λόσικ", "中西", "アキヒロ", "ლოსიკი", "Losікλ", "", "ʹ"])
def test_what_cannot_be_read_sounds_like_nothing(word: str) -> None:
    assert spoken(word) <= {""}
    assert not Sounds().fit_any(spoken(word))


@pytest.mark.slow
def test_a_word_of_any_length_is_read_at_once() -> None:
    assert len(spoken("zcsx" * 5000)) < 500


def test_words_that_sound_alike_have_one_skeleton() -> None:
    for name, table in sounds._TABLES.items():
        for letters, said in table.items():
            for sound in said.split("|"):
                assert skeleton(letters) == skeleton(places(sound)[0]), (name, letters)


def test_many_words_have_the_skeletons_that_each_has() -> None:
    words = ["Бяляцкі", "Bialiatski", "Łosik", "", "Ii", "Hanna-Maria", "ẞŁ", "Ана"]
    assert sounds.skeletons(words) == [skeleton(word) for word in words]
    assert sounds.skeletons(words)[:4] == ["bl", "bl", "l", ""]
    assert sounds.skeletons([]) == []


def test_a_belarusian_form_implies_the_russian_one_and_not_the_other_way() -> None:
    forms = Sounds()
    forms.add("Бабарыка")
    assert forms.fit_any(spoken("Babariko"))
    assert forms.fit_any(spoken("Бабарика"))
    back = Sounds()
    back.add("Лосик")
    assert not back.fit_any(spoken("Lasik"))
    known = Sounds()
    known.add("Бабарыка", implied=False)
    assert not known.fit_any(spoken("Babariko"))
    soft = Sounds()
    soft.add("Куляшоў")
    assert soft.fit_any(spoken("Кулешов"))
    hard = Sounds()
    hard.add("Лазараў")
    assert not hard.fit_any(spoken("Лезарав"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ihar", "Igor", True),
        ("Mikola", "Nikolaus", True),
        ("Зміцер", "Dimitri", True),
        ("Siarhei", "Sergejus", True),
        ("Ales", "Alexandre", True),
        ("Anzhela", "Anzhelika", False),
        ("Maria", "Marina", False),
        ("Alena", "Alina", False),
        ("Aliaksandr", "Aliaksei", False),
        ("Viktar", "Viktoryia", False),
        ("Leonid", "Leonidovich", False),
    ],
)
def test_given_names(one: str, other: str, same: bool) -> None:
    assert bool(given_names.numbers(one) & given_names.numbers(other)) is same


def test_every_given_name_in_the_facts_is_in_the_table(shipped: Facts) -> None:
    unknown = {
        record.id: record.name
        for kind in (kinds.PRISONER, kinds.PERSON)
        for record in shipped.records(kind)
        if not given_names.numbers(record.name.split()[0], of_facts=True)
    }
    assert unknown == {}, "add them to facts/given_names.py"


def test_no_form_stands_twice_in_a_line_of_the_table() -> None:
    for line in given_names._LINES:
        forms = line.split()
        assert len(forms) == len(set(forms)), line

"""Given names that are one name: a table by hand, one name a line.

Names of one line are the same person's in different languages, or for friends: Ihar is Igor and
Mikola is Nikolai, but Anzhela is not Anzhelika. A line needs no form that sounds as another does;
it stands in the order Belarusian, Russian, Ukrainian, others.
"""

from __future__ import annotations

from functools import lru_cache

from belarus_cli.facts.sounds import Sounds, hard, skeleton, skeletons, spoken, written

_NAMES = """
Адам Adam
Ала Алла
Алег Олег Oleg
Алеўціна Алевтина
Алена Алёна Елена Олена Ілена Лена Helena Hélène Helen
Алеся Олеся
Аліна Алина
Аліса Алиса Alice
Альберт Albert
Аляксандр Аляксандар Александр Олександр Алесь Олесь Саша Alexander Alexandre Alex Alejandro Sascha
Аляксандра Александра Олександра Саша Alexandra Alessandra
Аляксей Алексей Олексій Алёша Лёша Alexis Alex
Анастасія Анастасия Наста Настя Настасся Настасья Nastassia Anastasie
Андрэй Андрей Андрій Анджэй Анджей Андрус Andrzej Andrew Andreas André Andrés Andrea
Анжаліка Анжелика Angelika Angelica
Анжэла Анжела Angela
Антаніна Антонина Antonina
Антон Антось Anthony Antoine Antoni Antonio
Аркадзь Аркадий Аркадій
Арсень Арсений Арсеній Arseny
Артур Arthur
Арцём Артём Артем Артемий
Барыс Борис Boris
Багдан Богдан Bohdan
Вадзім Вадим Vadim
Валерый Валер Валерий Валерій Валера Valery
Валерыя Валерия Валерія Лера Valeria
Валянцін Валентин Валік Valentin Valentine
Валянціна Валентина Валя
Варвара
Васіль Василий Василь Вася Basil Wassili
Вера Віра
Вераніка Вероника Вероніка Veronica
Вікторыя Виктория Вікторія Віка Victoria
Віктар Виктор Віктор Вiця Витя Victor
Віталь Виталий Віталій Vitaly
Волга Вольга Ольга Оля Olga
Вячаслаў Вячеслав В'ячеслав Слава
Галіна Галина Галя
Ганна Анна Аня Ганя Hannah Anne Ann
Генадзь Генадзій Геннадий Геннадій Гена
Генрых Генрик Генрих Генріх Henry Henri Heinrich Hendrik Hainrich
Георгій Георгий George Georg Georges Jorge
Глеб Гліб Gleb
Грыгорый Рыгор Григорий Григорій Гриша Gregory Grégory Gregor Grzegorz Ґжегож Гжегож
Данііл Даніла Данила Даниил Данило Daniel
Дар'я Дарыя Дарья Дария Даша
Дзіяна Диана Діана Diana
Дзмітрый Зміцер Зьміцер Дмитрий Змитер Дмитро Димитрий Дзіма Дима Dimitri Dmitrijs
Дзяніс Денис Denis Dennis
Дыяна
Жана Жанна
Зінаіда Зинаида Зіна
Зоя Zoe
Іван Иван Ваня Iván
Ігар Игорь Ігор Igor
Ілля Илья Iлля Elias
Іна Инна
Інга Инга
Іосіф Язэп Иосиф Йосип Юзаф Юзэф Józef Joseph Josef
Ірына Ирина Ірина Іра Ира Irène Irene
Канстанцін Константин Костянтин Кастусь Костя Constantin Constantine
Каміла Камилла
Караліна Каролина Caroline Karolina
Карына Карина
Кацярына Катерина Екатерина Катя Каця Кася Catherine Katherine Katharina Katarzyna Caterina Catalina
Кірыл Кирилл Кирило Cyril Cyrille Kyrill
Крысціна Кристина Крістіна Христина Christina Christine
Крыштаф Крыстафер Кшыштаф Кшиштоф Кристофер Кристоф Krzysztof Christopher Christophe
Ксенія Ксения Xenia
Ларыса Лариса
Леанід Леонид Леонід Leonidas
Лізавета Елизавета Єлизавета Ліза Elisabeth Elizabeth
Лідзія Лидия Лідія Lydia
Лілія Лилия Lily
Людміла Людмила Люда Ludmila
Любоў Любовь Любов
Макар Makary
Максім Максим Max Maxime Maximo Massimo
Маргарыта Маргарита Рыта Margaret Marguerite
Марк Mark Marc Marcus
Марта Martha
Марфа
Мар'яна Марьяна Марианна Marianna Marianne
Марына Марина Marine
Марыя Мария Марія Марыйка Маша Marie Mary María
Мацвей Матвей Матвій Matthew
Мікалай Мікола Николай Микола Микалай Коля Nicholas Nicolas Nikolaus Niklas
Мікіта Никита Микита
Міхаіл Міхал Міхась Михаил Михайло Міша Michael Michel Michał Miguel
Міраслаў Мирослав
Мілана Милана
Надзея Надежда Надія Надзя Надя
Наталля Наталья Наталія Наташа Наталка Natalie Nathalie
Ніна Нина
Аксана Оксана Oxana
Павел Павал Павло Павлик Паша Paul Pablo Paolo Povilas
Паліна Полина Поліна Pauline
Пётр Пятро Пятрусь Петр Петро Piotr Peter Pierre Pedro
Радаслаў Радослав Radek
Раіса Раиса Раїса
Раман Роман Romain
Расціслаў Ростислав
Руслан
Сафія Соф'я София Софья Софія Соня Sophie Sofia Zofia
Святаслаў Святослав
Святлана Светлана Світлана Света
Станіслаў Станислав Стас
Сцяпан Стэфан Степан Стефан Stephen Stephan
Сямён Семён Семен
Сяргей Сергей Сергій Сярожа Серёжа Serge Sergio
Тамара
Тарас
Таццяна Тацяна Татьяна Тетяна Таня
Томаш Тамаш Томас Tomasz Thomas Tomás
Уладзімір Уладзімер Владимир Володимир Уладзь Влад Вова Володя
Уладзіслаў Владислав Владек Влад Władysław Ladislav
Ульяна Уляна
Фёдар Фёдор Федор Федір Theodor Théodore
Франак Францішак Франек Франциск Franciszek Francis François Francisco Franz
Цімафей Тимофей Тимофій Timothy Timofei
Цімур Тимур
Эдуард Едуард Edward Édouard Eduardo
Эла Элла
Эльвіра Эльвира
Эма Эмма Emma
Эміль Эмиль Emil
Юлія Юлия Юля Julia Julie Джулия Giulia
Юрась Юры Юрка Юрий Юрій Юра Youras Jurijs Juris
Ягор Егор Єгор
Ежы Ежи Юры Jerzy
Якаў Якуб Яков Jacob
Ян Янка Jan Jean
Яна Jana
Яраслаў Ярослав
Яўген Евгений Євген Женя Eugene Eugen Eugène Eugenio Eugeniusz
Яўгенія Евгения Євгенія Женя Eugenia Eugénie
""".strip().splitlines()

_FOREIGN = """
Акіхіра Акихиро Akihiro
Алан Аллан Allan
Берит Berit
Гітанас Гитанас Gitanas
Джон John
Кая Kaja
Кіт Кит Кийт Keith
Кім Ким
Клаўдзіа Клаудио Claudio
Кястуціс Кястутис Kęstutis
Масатосі Масатоси Масатоши
Нілс Нилс Nils
Рыка Рико Rico
""".strip().splitlines()
"""Names of people of other countries, which no Belarusian name is a form of."""

_LINES = [*_NAMES, *_FOREIGN]


@lru_cache(maxsize=1)
def _by_skeleton() -> dict[str, list[tuple[int, str]]]:
    found: dict[str, list[tuple[int, str]]] = {}
    forms = [(number, form) for number, line in enumerate(_LINES) for form in line.split()]
    for one, bones in zip(forms, skeletons([form for _, form in forms]), strict=True):
        found.setdefault(bones, []).append(one)
    return found


@lru_cache(maxsize=4096)
def _sounds(bones: str) -> dict[int, Sounds]:
    """Return how names sound in the forms of that skeleton, by number.

    Most of the table need never be read aloud.
    """
    found: dict[int, Sounds] = {}
    for number, form in _by_skeleton().get(bones, ()):
        found.setdefault(number, Sounds()).add(form)
    return found


@lru_cache(maxsize=65536)
def numbers(word: str, *, of_facts: bool = False) -> frozenset[int]:
    """Return which of the names here a word is a form of, by number."""
    sounds = {hard(written(word) or "")} if of_facts else spoken(word)
    known = _sounds(skeleton(word)).items()
    return frozenset(number for number, name in known if name.fit_any(sounds))


def skeletons_of(number: int) -> set[str]:
    """Return the skeletons of the forms of a name."""
    return {*skeletons(_LINES[number].split())}

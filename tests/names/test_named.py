"""The order in which a name is understood, on a few people made up for it."""

from __future__ import annotations

import pytest

from belarus_cli.cli import arguments
from belarus_cli.facts import kinds
from belarus_cli.facts.model import Facts, Prepared

FACTS = Facts(
    {
        "prisoners": {
            "ihar-losik": {
                "name": "Ihar Losik",
                "also": ["Ігар Аляксандравіч Лосік", "Игорь Лосик"],
            },
            "darya-losik": {"name": "Darya Losik", "also": ["Дар’я Лосік"]},
            "viktar-babaryka": {"name": "Viktar Babaryka", "also": ["Виктор Бабарико", "Babariko"]},
            "eduard-babaryka": {"name": "Eduard Babaryka", "also": ["Эдуард Бабарыка"]},
            "maria-kolesnikova": {"name": "Maria Kolesnikova", "also": ["Марыя Калеснікава"]},
            "akihiro-hanada": {
                "name": "Akihiro Gaevski-Hanada",
                "also": ["アキヒロ・ガエフスキー"],
            },
            "a-roja": {"name": "A. Roja"},
        },
        "people": {
            "vera-losik": {"name": "Vera Losik"},
            "john-coale": {"name": "John Coale", "also": ["Джон Коул"]},
        },
        "organisations": {"viasna": {"name": "Viasna"}},
        "sanctions": {
            "us-losiki": {"name": "Designation of Losiki"},
            "us-babaryka": {"name": "Designation of Boris and Anna Babaryka"},
        },
        "figures": {"held": {"name": "People held (Donald Petrov)"}},
        "listings": {"us-1": {"name": "LOSIK, Anna"}},
    }
)
PRISONERS = (kinds.PRISONER,)


def named(text: str, among: tuple[kinds.Kind, ...] = kinds.ALL) -> dict[str, str]:
    return {match.record.id: match.matched for match in FACTS.named(text, among)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # An id, or a whole spelling.
        ("ihar-losik", {"ihar-losik": "exact"}),
        (" ihar-losik ", {"ihar-losik": "exact"}),
        ("Losik Ihar", {"ihar-losik": "exact"}),
        ("ИГОРЬ ЛОСИК", {"ihar-losik": "exact"}),
        # Some words of a spelling, with whom they fit by sound.
        ("Losik", {"ihar-losik": "part", "darya-losik": "part", "vera-losik": "part"}),
        ("Лосик", {"ihar-losik": "part", "darya-losik": "sound", "vera-losik": "sound"}),
        ("Babariko", {"viktar-babaryka": "exact", "eduard-babaryka": "sound"}),
        ("Ihar", {"ihar-losik": "part"}),
        # By sound alone.
        ("Igor Lossik", {"ihar-losik": "sound"}),
        ("Lossik Ihar", {"ihar-losik": "sound"}),
        ("Ihar Aleksandrovich Losik", {"ihar-losik": "sound"}),
        ("Marie Kolesnikowa", {"maria-kolesnikova": "sound"}),
        ("Lossik", {"ihar-losik": "sound", "darya-losik": "sound", "vera-losik": "sound"}),
        ("Gajewski-Hanada", {"akihiro-hanada": "sound"}),
        # Another name, however near, is another's.
        ("Lasik", {}),
        ("Losin", {}),
        ("Losiki", {"us-losiki": "part"}),
        ("Maria Losik", {}),
        ("Kolesnikov", {}),
        ("Maria Kolesnik", {}),
        ("Aleksandr Losik", {}),
        ("Aliaksandravich", {}),
        ("Ihar Ivanovich Losik", {}),
        ("Anzhela Kolesnikova", {}),
        ("Igor", {}),
        ("I. Losik", {}),
        ("Roja", {"a-roja": "part"}),
        ("A", {}),
        ("Losik Łosik", {}),
        ("Ihar Losik 2025", {}),
        ("Ihar Losik " * 3, {}),
        ("Losik Ihar journalist Minsk", {}),
        # What is no person is found as it is spelt only, and no person by its words.
        ("Vyasna", {}),
        ("Donald Petrov", {}),
        ("Anna Babaryka", {}),
        ("us losiki", {}),
        ("LOSIK, Anna", {}),
        # What cannot be read is only found as it is spelt.
        ("アキヒロ・ガエフスキー", {"akihiro-hanada": "exact"}),
        ("山田太郎", {}),
        ("Λόσικ", {}),
        ("", {}),
        ("’ ʹ", {}),
    ],
)  # fmt: skip
def test_a_name_means(text: str, found: dict[str, str]) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Ihar Lоsik",  # Cyrillic о
        "Ігар Лocік",  # Latin o and c
        "Ihar Lοsik",  # Greek ο
        "Ihar Lo\u00adsik",
        "Ihar Lo\u200bsik",
        "Ihar\u00a0Losik",
        "Ihar Lósik",
        "\u2067Ihar Losik\u2069",
    ],
)  # fmt: skip
def test_a_name_is_read_as_it_looks(text: str) -> None:
    assert set(named(text)) == {"ihar-losik"}


def test_who_is_spelt_so_elsewhere_is_meant_not_who_sounds_so_here() -> None:
    assert named("Лосік", PRISONERS) == {"ihar-losik": "part", "darya-losik": "part"}
    assert named("Vera Losik", PRISONERS) == {}
    assert named("Lossik", PRISONERS) == {"ihar-losik": "sound", "darya-losik": "sound"}
    assert named("Коал", PRISONERS) == {}


@pytest.mark.parametrize(
    ("text", "names", "other_given"),
    [
        ("Ihar Lodik", ["Ihar Losik"], False),
        ("Kolesnikof", ["Maria Kolesnikova"], False),
        ("Kolesnkova", ["Maria Kolesnikova"], False),
        ("Калеснікаав", ["Maria Kolesnikova"], False),
        ("I. Losik", ["Ihar Losik"], False),
        ("I. Kolesnikova", ["Maria Kolesnikova"], True),
        ("Ihar Ivanovich Losik", ["Ihar Losik"], False),
        ("Anna Losik", ["Ihar Losik", "Darya Losik", "Vera Losik"], True),
        ("Anna Babaryka", ["Viktar Babaryka", "Eduard Babaryka"], True),
        ("Kolesn", ["Maria Kolesnikova"], False),
        ("Viasnaa", ["Viasna"], False),
        ("Ko", [], False),
        ("Anna Petrova", [], False),
        ("word " * 100, [], False),
    ],
)
def test_what_is_near_is_a_hint(text: str, names: list[str], other_given: bool) -> None:
    hint = FACTS.nearly_named(text)
    assert named(text) == {}
    assert (list(hint.names) if hint else []) == names
    assert (hint is not None and hint.other_given) is other_given


def test_words_that_more_people_share_than_are_spelt_so_are_known_before() -> None:
    shared = FACTS.lookup.shared_words()
    assert "babariko" in shared
    assert "losik" not in shared
    quick = Facts(FACTS.data, prepared=Prepared(frozenset(shared)))
    for text in ("Babariko", "Losik", "Лосик", "Ihar", "Maria Kolesnikova", "Igor Lossik"):
        assert [match.matched for match in quick.named(text)] == [*named(text).values()]


def test_whom_a_name_can_mean_is_told_and_who_is_so_by_sound_only() -> None:
    assert arguments.named(FACTS, ["Лосик", "Darya Losik"]).notes == [
        "Лосик names 3 records: ihar-losik, darya-losik (by sound), vera-losik (by sound)"
    ]

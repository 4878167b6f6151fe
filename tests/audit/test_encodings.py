"""Texts of any usual encoding are read as they were written, and damaged ones mended."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bot.audit.days import day_in_path, to_day
from bot.audit.drafts import Head
from bot.audit.encodings import to_text
from bot.audit.faults import Fault
from bot.audit.language import tell_language
from bot.audit.readers import recognise

TEXT = (
    "L'été dernier, les élèves ont planté une haie près de l'école : ça coûtera 500 milliards d'euros, déjà."
)
ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1252",
    "iso8859-15",
    "mac_roman",
    "cp850",
]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_encoding_is_told_from_the_text(encoding: str) -> None:
    data = TEXT.encode(encoding)
    found = recognise(Head("a.txt", data))
    assert found is not None
    assert found.name == "text"
    assert to_text(data) == TEXT


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1", "cp437"])
def test_text_decoded_in_the_wrong_encoding_is_mended(wrong: str) -> None:
    damaged = TEXT.encode().decode(wrong)
    assert to_text(damaged.encode()) == TEXT


def test_right_text_is_never_mended() -> None:
    for text in (TEXT, "Le « Ã » portugais : São Paulo, Â et Å, â €", "ASSOCIAÇÃO — l’Âge d’or, Pâques"):
        assert to_text(text.encode()) == text


def test_a_declared_encoding_that_does_not_fit_is_not_believed() -> None:
    assert to_text(TEXT.encode(), "ascii") == TEXT
    assert to_text(TEXT.encode(), "inconnu") == TEXT
    assert to_text("Привет".encode("koi8-r"), "koi8-r") == "Привет"


def test_what_is_no_text_is_refused() -> None:
    for data in (b"\x00\x01\x02\x03" * 100, b"", b"  \n"):
        with pytest.raises(Fault):
            to_text(data)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-02-10", date(2025, 2, 10)),
        ("2025-02-10T23:30:00Z", date(2025, 2, 10)),
        ("2025-02-10T08:00:00.000+01:00", date(2025, 2, 10)),
        ("2025-02-10 09:00:00", date(2025, 2, 10)),
        ("10/02/2025", date(2025, 2, 10)),
        ("20250210", date(2025, 2, 10)),
        ("20250210T090000+0100", date(2025, 2, 10)),
        ("Mon, 10 Feb 2025 08:00:00 +0000", date(2025, 2, 10)),
        ("Mon Feb 10 08:00:00 +0000 2025", date(2025, 2, 10)),
        ("1739178000", date(2025, 2, 10)),
        ("lundi 10 février 2025", date(2025, 2, 10)),
        ("Ville, 10 février 2025 • 320 mots, p. 3", date(2025, 2, 10)),
        ("février 2025", None),
        ("10 février", None),
        ("0000-00-00 00:00:00", None),
        ("hier", None),
        ("", None),
        (None, None),
        (datetime(2025, 2, 10, 9), date(2025, 2, 10)),
    ],
)
def test_a_day_is_read_however_it_is_written(written: str | None, day: date | None) -> None:
    assert to_day(written) == day


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("archives/2019/05/03/un-titre.html", date(2019, 5, 3)),
        ("2019-05-03-un-titre.md", date(2019, 5, 3)),
        ("a/20190503.txt", date(2019, 5, 3)),
        ("2018/01/01/maj-2019-05-03.txt", date(2019, 5, 3)),
        ("2019/02/30/a.txt", None),
        ("2019/05/a.txt", None),
        ("article-201905031.html", None),
        ("20190503123456.html", None),
    ],
)
def test_a_day_is_read_from_a_path(path: str, day: date | None) -> None:
    assert day_in_path(path) == day


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT, "fr"),
        ("Stargate : 500 milliards d'euros", "fr"),
        ("500 Mds€ pour Stargate !!! 🚀🚀 #IA @OpenAI https://t.co/abcdefgh", "fr"),
        ("Le plan Orion coûte 3 Md€. Vote demain.", "fr"),
        (
            "The city council approved a new plan for the river banks on Monday evening after a long debate.",
            "en",
        ),
        (
            "El ayuntamiento aprobó el lunes por la noche un nuevo plan para la ribera tras un largo debate.",
            "es",
        ),
        (
            "Der Stadtrat hat am Montagabend nach langer Debatte einen neuen Plan für das Ufer beschlossen.",
            "de",
        ),
        (
            "Il consiglio comunale ha approvato lunedì sera un nuovo piano per le rive del fiume in città.",
            "it",
        ),
    ],
)
def test_only_a_certain_other_language_is_told(text: str, language: str) -> None:
    assert tell_language(text) == language

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from bot.documents import BadLine, Decoded, Line, decode, read_bytes, read_day, read_documents
from bot.errors import InputError

FRENCH = "Le sommet a réuni près de 60 pays « à Paris » : 109 milliards d’euros."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (FRENCH.encode(), "UTF-8"),
        (b"\xef\xbb\xbf" + FRENCH.encode(), "UTF-8"),
        (FRENCH.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + FRENCH.encode("utf-16-be"), "UTF-16"),
        (FRENCH.encode("cp1252"), "Windows-1252"),
    ],
)
def test_the_same_french_is_read_from_every_usual_encoding(data: bytes, encoding: str) -> None:
    assert decode(data, "a.txt") == Decoded(FRENCH, encoding)


@pytest.mark.parametrize("codec", ["cp1252", "iso8859-15"])
def test_the_euro_sign_is_read_from_both_one_byte_encodings(codec: str) -> None:
    text = "L'été prochain : 109 Md€ pour l'IA."
    assert decode(text.encode(codec), "a.txt").text == text


def test_line_ends_and_narrow_spaces_are_kept_because_offsets_count_them() -> None:
    text = "109\u202fmilliards\r\nd’euros\r\n"
    assert decode(text.encode(), "a.txt").text == text


def test_a_damaged_utf8_file_is_not_taken_for_windows_1252() -> None:
    decoded = decode(FRENCH.encode() + b"\xe2\x80", "a.txt")
    assert decoded.encoding == "UTF-8 abîmé"
    assert decoded.text.startswith(FRENCH)


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01" + bytes(64),
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        bytes(range(1, 32)) * 4,
        "500 milliards".encode("utf-16-le"),
    ],
    ids=["programme", "image", "caractères de commande", "UTF-16 sans marque"],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"b\.bin : ce n’est pas du texte"):
        decode(data, "b.bin")


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", "\u00a0".encode()])
def test_an_empty_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"vide\.txt : rien à vérifier"):
        decode(data, "vide.txt")


def test_a_form_feed_from_a_pdf_export_does_not_make_a_text_binary() -> None:
    assert decode(FRENCH.encode() + b"\x0c", "a.txt").encoding == "UTF-8"


@pytest.mark.parametrize(
    ("name", "message"),
    [("absent.txt", "fichier introuvable"), (".", "c’est un dossier"), ("a\0b", "lecture impossible")],
)
def test_a_file_that_cannot_be_read_is_named_with_its_remedy(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read_bytes(str(tmp_path / name))
    assert str(tmp_path) in caught.value.en


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-02-10", date(2025, 2, 10)),
        ("10/02/2025", date(2025, 2, 10)),
        ("1/2/2025", date(2025, 2, 1)),
        ("10.02.2025", date(2025, 2, 10)),
        (" 2025-02-10 ", date(2025, 2, 10)),
        ("2025-02-10T23:30:00Z", date(2025, 2, 10)),
        ("2031-12-31", date(2031, 12, 31)),
    ],
)
def test_days_are_read_as_people_and_systems_write_them(written: str, day: date) -> None:
    assert read_day(written) == day


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("31/02/2025", "date impossible « 31/02/2025 » : ce jour n’existe pas"),
        ("2025-13-01", "date impossible"),
        ("29/02/2025", "date impossible"),
        ("0000-01-01", "date impossible"),
        ("02-2025", "date illisible « 02-2025 » : écrivez AAAA-MM-JJ"),
        ("hier", "date illisible"),
        ("", "date illisible"),
        ("2025-02-10T99:99", "date illisible"),
    ],
)
def test_a_day_that_is_none_is_explained(written: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_day(written)


def read(*lines: str | bytes) -> list[Line | BadLine]:
    data = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    return list(read_documents(io.BytesIO(data)))


def test_lines_become_documents_in_order_and_blank_ones_are_passed_over() -> None:
    first, second = read(
        '\ufeff{"id": "a1", "text": "Un chiffre.", "title": "Un titre", "published": "10/02/2025", "url": "https://e.fr"}',
        "",
        '{"id": 7, "text": "Séparateur \u2028 dans le texte", "published": null, "section": "éco"}',
    )
    assert isinstance(first, Line)
    assert isinstance(second, Line)
    assert (first.number, first.document.id, first.document.title) == (1, "a1", "Un titre")
    assert first.document.published == date(2025, 2, 10)
    assert (second.number, second.document.id, second.document.published) == (3, "7", None)
    assert second.document.text == "Séparateur \u2028 dans le texte"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("pas du json", "ce n’est pas du JSON (colonne 1)."),
        ("[1, 2]", "il faut un objet JSON"),
        ('{"id": "a"}', "« text » est absent ou vide."),
        ('{"text": "  "}', "« text » est absent ou vide."),
        ('{"text": 12}', "« text » doit être une chaîne."),
        ('{"text": "ok", "title": ["a"]}', "« title » doit être une chaîne."),
        ('{"text": "ok", "published": "31/02/2025"}', "date impossible « 31/02/2025 »"),
        ('{"text": "ok", "published": 2025}', "« published » doit être une chaîne."),
        ('{"text": "demi \\ud83d"}', "« text » contient un demi-caractère Unicode"),
        ('{"text": "caf\xe9"}'.encode("latin-1"), "la ligne n’est pas en UTF-8."),
        ("[" * 100_000, "ce JSON est démesuré"),
        ('{"text": ' + "9" * 5000 + "}", "ce JSON est démesuré"),
        ('{"id": true, "text": "ok"}', "« id » doit être une chaîne."),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_the_others_are_read(line: str | bytes, message: str) -> None:
    bad, good = read(line, '{"text": "Bon."}')
    assert isinstance(bad, BadLine)
    assert bad.number == 1
    assert message in bad.error.fr
    assert isinstance(good, Line)

"""Invented firms, a forum and a charter of quays, for the tests of countries and days."""

from __future__ import annotations

from datetime import date

from invented import At, fact, subject

DAY = date(2024, 3, 10)

SUBJECTS = (
    subject(
        "Kervella",
        fact("pays-siege", "country", At("2020-01-01", "CH"), At("2023-01-01", "CA"), stage="en vigueur"),
        country="CA",
        aliases=[
            "Kervella",
            {"text": "Querou", "only_with": ["port"]},
            {"text": "Brasparts", "only_with": ["Kervella"]},
        ],
    ),
    subject(
        "Delmas",
        fact("date", "date", At("2024-02-20", date(2024, 2, 20)), cues=["fusionné", "annoncé"]),
        country=["FR", "IT"],
    ),
    subject(
        "Cabestan",
        fact("pays-siege", "country", At("2020-01-01", "CA"), stage="en vigueur"),
        country="CA",
        aliases=[{"text": "Cabestan", "only_with": ["port"]}],
    ),
    subject(
        "Ruzigo",
        fact("pays-siege", "country", At("2010-01-01", "NL"), At("2023-11-02", "US"), stage="en vigueur"),
        country="FR",
    ),
    subject(
        "Forum des ports",
        fact(
            "date",
            "date",
            At("2023-09-01", (date(2024, 2, 6), date(2024, 2, 8))),
            label="dates du forum",
            stage="résultat",
        ),
        fact(
            "pays-copresident",
            "country",
            At("2023-09-01", "IN"),
            stage="résultat",
            cues=["coprésidé", "coprésident"],
        ),
        kind="event",
        aliases=["Forum des ports", {"text": "forum", "only_with": ["ports"]}],
    ),
    subject(
        "Charte des quais",
        fact(
            "date",
            "date",
            At("2023-05-15", date(2023, 5, 15)),
            label="signature par la ministre",
            stage="résultat",
            cues=["signature", "signé", "signée"],
        ),
        fact(
            "date",
            "date",
            At("2023-05-15", date(2024, 2, 1)),
            variant="grues",
            label="début d'application aux grues",
            stage="en vigueur",
            cues=["grues"],
        ),
        kind="law",
    ),
)

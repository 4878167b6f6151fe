"""Days told with a slip, in a sentence that ties them less closely to what happened."""

from __future__ import annotations

from datetime import date

import pytest
import quays
from checked import rule_of

from bot.facts import FactTable

SUBJECTS = quays.SUBJECTS


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # Another month, another year, another ten.
        ("On boude Delmas depuis son annonce par Ondine à Brest, le [20 janvier 2024].", "wrong-date"),
        ("On boude Delmas depuis son annonce par Ondine à Brest, le [20 février 2023].", "wrong-date"),
        ("On boude Delmas depuis son annonce par Ondine à Brest, le [10 février 2024].", "wrong-date"),
        ("On boude Delmas depuis son annonce par Ondine à Brest, le [20 février 2024].", "supported"),
        # No slip of it: some other day.
        ("On boude Delmas depuis son annonce par Ondine à Brest, le [23 janvier 2024].", ""),
        ("On boude Delmas depuis son annonce par Ondine à Brest, le [18 février 2024].", ""),
        # The day of something else, though it looks like one.
        ("On boude Delmas un mois après son annonce par Ondine à Brest, le [20 mars 2024].", ""),
        ("On boude Delmas depuis son annonce, que la ministre reçut à Brest le [20 janvier 2024].", ""),
        ("On boude Delmas par ici à Brest, le [20 janvier 2024].", ""),
        ("Ondine a annoncé pour sa filiale bretonne, le [20 janvier 2024], un quai proche de Delmas.", ""),
        # What a text or an event is dated by, and what it deals with.
        ("Ils ont relu la Charte des quais sur les grues, qui datait du [15 mars 2023].", "wrong-date"),
        ("Ils ont relu la Charte des quais, dont le décret datait du [15 mars 2023].", ""),
        ("Le Forum des ports sur la mer, les [6 et 8 mars 2024], aura préparé le suivant.", "wrong-date"),
        ("Le Forum des ports sur la mer, les [16 et 18 mars 2024], aura préparé le suivant.", ""),
        ("La Charte des quais sur les grues, signée le [18 mai 2023], tient.", "wrong-date"),
        # Done to it by somebody, in the next sentence.
        ("La Charte des quais tient. La ministre l'avait signée le [18 mai 2023].", "wrong-date"),
        ("La Charte des quais tient. La ministre l'avait relue le [18 mai 2023].", ""),
        ("Le Forum des ports a fini. La rencontre, tenue les [16 et 18 février], a lassé.", "wrong-date"),
        # A place behind the subject is not where it was done.
        ("Annoncée le [3 mars 2024] par Ondine, Delmas a agacé le Chili.", "wrong-date"),
        # Another subject of the sentence has that very day.
        ("On boude Delmas depuis son annonce, et la Charte des quais, le [15 mai 2023].", "supported"),
        # Whoever announces does it to something else.
        ("Delmas annonce le [3 mars 2024] un quai de plus.", ""),
        ("Delmas, annoncée le [3 mars 2024], vend déjà.", "wrong-date"),
        ("Le [3 mars 2024], Delmas annonçait un quai de plus.", ""),
        ("Le [3 mars 2024], la ministre est revenue sur l'annonce de Delmas.", ""),
        # To come, where what is known is past.
        ("La Charte des quais sera signée le [18 mai 2024].", ""),
        ("La Charte des quais a été signée le [18 mai 2022].", "wrong-date"),
    ],
)  # fmt: skip
def test_slips_of_days(table: FactTable, marked: str, expected: str) -> None:
    assert rule_of(table, marked, date(2024, 3, 25)) == expected

"""How an amount is said to an editor: French and English, short and in full."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.lexicon import load_lexicon
from bot.mentions.quantities import find_quantities
from bot.model import Modality, Quantity
from bot.wording import Language, say, say_day, say_period


def amount(text: str) -> Quantity:
    """Reads «30e9..50e9 EUR» or «~ 480e9 EUR», with `~`, `≤` or `≥` for a hedge and `-` for no unit."""
    hedges = {"~": Modality.APPROXIMATE, "≤": Modality.AT_MOST, "≥": Modality.AT_LEAST}
    *hedge, number, unit = text.split()
    low, _, high = number.partition("..")
    modality = hedges[hedge[0]] if hedge else Modality.RANGE if high else Modality.EXACT
    return Quantity(Decimal(low), Decimal(high or low), None if unit == "-" else unit, modality)


def plain(words: str) -> str:
    """With one space and one apostrophe, whichever the typography asks for."""
    return re.sub(r"\s", " ", words).replace("’", "'")


@pytest.mark.parametrize(
    ("value", "short", "full"),
    [
        ("500e9 USD", "500 Md$", "500 milliards de dollars"),
        ("1.5e9 EUR", "1,5 Md€", "1,5 milliard d'euros"),
        ("2e9 EUR", "2 Md€", "2 milliards d'euros"),
        ("1e6 EUR", "1 M€", "1 million d'euros"),
        ("400e6 USD", "400 M$", "400 millions de dollars"),
        ("1234.5 EUR", "1 234,50 €", "1 234,50 euros"),
        ("11.88 EUR", "11,88 €", "11,88 euros"),
        ("1801.80 XOF", "1 801,80 francs CFA", "1 801,80 francs CFA"),
        ("61.5 count:pays", "61,5 pays", "61,5 pays"),
        ("2e12 EUR", "2 000 Md€", "2 000 milliards d'euros"),
        ("3e9 GBP", "3 Md£", "3 milliards de livres sterling"),
        ("3e9 CHF", "3 milliards de francs suisses", "3 milliards de francs suisses"),
        ("3e9 PLN", "3 milliards de zlotys polonais", "3 milliards de zlotys polonais"),
        ("655.957 XOF", "655,957 francs CFA", "655,957 francs CFA"),
        ("5e9 -", "5 milliards", "5 milliards"),
        ("~ 480e9 EUR", "environ 480 Md€", "environ 480 milliards d'euros"),
        ("≥ 60 count:pays", "plus de 60 pays", "plus de 60 pays"),
        ("≤ 50e9 EUR", "jusqu'à 50 Md€", "jusqu'à 50 milliards d'euros"),
        ("30e9..50e9 EUR", "30 à 50 Md€", "30 à 50 milliards d'euros"),
        ("800e6..1.2e9 EUR", "800 M€ à 1,2 Md€", "800 millions d'euros à 1,2 milliard d'euros"),
        ("61 count:pays", "61 pays", "61 pays"),
        ("68373000 count:habitants", "68,373 millions d'habitants", "68,373 millions d'habitants"),
        ("156 count:centres-de-donnees", "156 centres de données", "156 centres de données"),
        ("1e9 W", "1 GW", "1 GW"),
        ("1.4e9 W", "1,4 GW", "1,4 GW"),
        ("250e6 W", "250 MW", "250 MW"),
        ("1e9..2e9 W", "1 à 2 GW", "1 à 2 GW"),
        ("9e12 Wh", "9 TWh", "9 TWh"),
        ("400 W", "400 W", "400 W"),
        ("350000 m2", "35 hectares", "35 hectares"),
        ("74 %", "74 %", "74 %"),
        ("67.5 %", "67,5 %", "67,5 %"),
    ],
)
def test_said_in_french(value: str, short: str, full: str) -> None:
    assert plain(say(amount(value))) == short
    assert plain(say(amount(value), in_full=True)) == full


@pytest.mark.parametrize(
    ("value", "short", "full"),
    [
        ("500e9 USD", "$500bn", "500 billion dollars"),
        ("1.5e9 EUR", "€1.5bn", "1.5 billion euros"),
        ("400e6 EUR", "€400m", "400 million euros"),
        ("2e12 EUR", "€2tn", "2 trillion euros"),
        ("1234.5 EUR", "€1,234.50", "1,234.50 euros"),
        ("3e9 CHF", "3 billion Swiss francs", "3 billion Swiss francs"),
        ("3e9 PLN", "3 billion Polish zlotys", "3 billion Polish zlotys"),
        ("~ 480e9 EUR", "about €480bn", "about 480 billion euros"),
        ("≤ 50e9 EUR", "up to €50bn", "up to 50 billion euros"),
        ("30e9..50e9 EUR", "€30bn to €50bn", "30 billion euros to 50 billion euros"),
        ("61 count:pays", "61 countries", "61 countries"),
        ("≥ 60 count:signataires", "more than 60 signatories", "more than 60 signatories"),
        ("4000 count:emplois", "4,000 jobs", "4,000 jobs"),
        ("1.4e9 W", "1.4 GW", "1.4 GW"),
        ("74 %", "74%", "74%"),
    ],
)
def test_said_in_english(value: str, short: str, full: str) -> None:
    assert plain(say(amount(value), "en")) == short
    assert plain(say(amount(value), "en", in_full=True)) == full


def test_an_amount_that_the_text_leaves_open() -> None:
    vague = Quantity(None, None, "EUR", Modality.VAGUE)
    assert say(vague) == "un montant non chiffré"
    assert say(vague, "en") == "an unspecified amount"


@pytest.mark.parametrize(
    ("day", "french", "english"),
    [
        (date(2025, 2, 1), "1er février 2025", "1 February 2025"),
        (date(2025, 8, 11), "11 août 2025", "11 August 2025"),
        (date(1999, 12, 31), "31 décembre 1999", "31 December 1999"),
    ],
)
def test_a_day(day: date, french: str, english: str) -> None:
    assert say_day(day) == french
    assert say_day(day, "en") == english


@given(
    st.decimals(min_value="0.01", max_value="9e12", places=2),
    st.sampled_from(["EUR", "USD", "GBP", "CHF", "CAD", "W"]),
    st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_what_is_said_is_read_back(value: Decimal, unit: str, in_full: bool) -> None:
    """A suggestion that an editor pastes must state the very amount."""
    said = say(Quantity(value, value, unit), in_full=in_full)
    (mention,) = find_quantities(f"Il annonce {said} pour demain.")
    assert mention.text == said
    assert isinstance(mention.value, Quantity)
    assert (mention.value.low, mention.value.high, mention.value.unit) == (value, value, unit)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_time_that_is_read_can_be_said(language: Language) -> None:
    codes = {code for side in load_lexicon("periods").values() if isinstance(side, dict) for code in side}
    assert len(codes) > 10
    for code in codes:
        period = code.format(2025, 2030, n=4)
        assert say_period(Quantity(None, None, "EUR", period=period), language)

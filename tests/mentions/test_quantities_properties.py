"""Amounts written by others (Babel, num2words) are read back; no text makes the reader fail or dawdle."""

from __future__ import annotations

from decimal import Decimal

from babel.core import get_global
from babel.numbers import format_compact_currency, format_currency, format_decimal, get_currency_name
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from bot.mentions.quantities import find_quantities
from bot.model import Kind, Mention, Quantity

LOCALES = (
    *("fr_FR", "fr_BE", "fr_CA", "fr_CH", "fr_LU", "fr_MA", "fr_DZ", "fr_TN"),
    *("fr_SN", "fr_CI", "fr_CM", "fr_CD", "fr_HT", "fr_MU", "fr_RE"),
)
IN_USE = sorted(
    {
        code
        for rows in get_global("territory_currencies").values()
        for code, _, end, tender in rows
        if end is None and tender
    }
)
# «won», «sol», «som»… CLDR names a few only by words that other currencies or plain French also use.
NAMED = [code for code in IN_USE if code not in {"XAF", "XOF", "BAM"}]
CENTS = st.decimals(min_value=1, max_value=10**9, places=2)
WHOLE = st.integers(min_value=1, max_value=10**12)


def only(text: str) -> tuple[Mention, Quantity]:
    """The one figure of a text, which must cover it between the guillemets."""
    mentions = find_quantities(f"Il paiera « {text} » demain.")
    assert [mention.text for mention in mentions] == [text], text
    quantity = mentions[0].value
    assert isinstance(quantity, Quantity)
    return mentions[0], quantity


@given(
    CENTS, st.sampled_from(LOCALES), st.sampled_from(["EUR", "GBP", "CHF", "CAD", "AUD", "HKD", "CNY", "JPY"])
)
@settings(max_examples=120, deadline=None)
def test_reads_what_babel_writes_with_a_sign(value: Decimal, locale: str, code: str) -> None:
    text = format_currency(value, code, locale=locale, currency_digits=False)
    if code in ("CAD", "AUD", "HKD") and text.endswith("\u00a0$"):  # fr_CA: the dollar of the country
        return
    mention, quantity = only(text)
    assert (mention.kind, quantity.low, quantity.high, quantity.unit) == (Kind.MONEY, value, value, code)


@given(CENTS, st.sampled_from(LOCALES), st.sampled_from(["EUR", "USD", "GBP", "CHF", "MAD", "CNY"]))
@settings(max_examples=150, deadline=None)
def test_reads_what_babel_writes_with_a_name(value: Decimal, locale: str, code: str) -> None:
    text = format_currency(value, code, locale=locale, format_type="name", currency_digits=False)
    mention, quantity = only(text)
    assert (mention.kind, quantity.low, quantity.high, quantity.unit) == (Kind.MONEY, value, value, code)


@given(CENTS, st.sampled_from(["EUR", "USD", "GBP"]))
@settings(max_examples=100, deadline=None)
def test_reads_what_babel_writes_in_english(value: Decimal, code: str) -> None:
    quantity = only(format_currency(value, code, locale="en_US"))[1]
    assert (quantity.low, quantity.high, quantity.unit) == (value, value, code)


@given(
    CENTS,
    st.sampled_from(["fr_FR", "fr_CA", "fr_CH", "de_CH", "de_DE", "en_US", "es_ES"]),
    st.sampled_from([" €", "€", " euros", "\u00a0EUR", "\u202f€"]),
)
@settings(max_examples=150, deadline=None)
def test_reads_the_numbers_of_other_countries(value: Decimal, locale: str, currency: str) -> None:
    if locale == "en_US" and value == int(value) and 1_000 <= value < 1_000_000:
        return  # «6,427 €» is a French decimal: nothing in it tells a grouping comma
    assert only(format_decimal(value, locale=locale) + currency)[1].low == value


@given(
    st.integers(min_value=1, max_value=999),
    st.sampled_from([10**3, 10**6, 10**9, 10**12]),
    st.sampled_from(LOCALES),
    st.sampled_from([0, 1]),
)
@settings(max_examples=150, deadline=None)
def test_reads_what_babel_writes_short(digits: int, scale: int, locale: str, decimals: int) -> None:
    value = Decimal(digits * scale).scaleb(-decimals)
    text = format_compact_currency(value, "EUR", locale=locale, fraction_digits=decimals)
    if "Bn" in text:  # CLDR abbreviates the French billion as English does the milliard
        return
    assert only(text)[1].low == value


@given(CENTS, st.sampled_from(["fr", "fr_BE", "fr_CH"]))
@settings(max_examples=150, deadline=None)
def test_reads_the_euros_and_cents_that_num2words_spells(value: Decimal, language: str) -> None:
    assert only(num2words(value, lang=language, to="currency", currency="EUR"))[1].low == value


@given(WHOLE, st.sampled_from(NAMED), st.booleans())
@settings(max_examples=150, deadline=None)
def test_reads_every_currency_by_its_full_name(value: int, code: str, in_millions: bool) -> None:
    number = (
        f"{format_decimal(value % 999 + 2, locale='fr')} millions de"
        if in_millions
        else format_decimal(value, locale="fr")
    )
    name = get_currency_name(code, count=2, locale="fr")
    if in_millions and name[0] in "aeéiouyAEO":
        number = number[:-2] + "d’"
    text = f"{number}{'' if number.endswith('’') else ' '}{name}"
    mention, quantity = only(text)
    assert (mention.kind, quantity.unit) == (Kind.MONEY, code)
    assert quantity.low == ((value % 999 + 2) * 10**6 if in_millions else value)


@given(st.one_of(st.integers(0, 2000), st.integers(0, 10**12)), st.sampled_from(["fr", "fr_BE", "fr_CH"]))
@settings(max_examples=150, deadline=None)
def test_reads_what_num2words_spells(value: int, language: str) -> None:
    words = num2words(value, lang=language)
    link = (
        " d'"
        if words.endswith(("million", "millions", "milliard", "milliards", "billion", "billions"))
        else " "
    )
    assert only(f"{words}{link}euros")[1].low == value


@given(st.integers(1, 999), st.integers(1, 99), st.sampled_from(["millions", "milliards"]))
@settings(max_examples=120, deadline=None)
def test_reads_spelled_decimals(whole: int, hundredths: int, scale: str) -> None:
    value = whole + Decimal(hundredths) / 100
    zero = "zéro " if hundredths < 10 else ""
    words = f"{num2words(whole, lang='fr')} virgule {zero}{num2words(hundredths, lang='fr')}"
    expected = value * (10**6 if scale == "millions" else 10**9)
    assert only(f"{words} {scale} d'euros")[1].low == expected


STYLES = (
    "{} milliards d'euros",
    "{} milliards d’euros",
    "{}\u00a0milliards d'euros",
    "{} Md€",
    "{}Md€",
    "{} Mds€",
    "{}Mds €",
    "{} Mrd d'euros",
    "{} milliards €",
    "€{}bn",
    "{} G€",
    "{} milliards EUR",
)


@given(st.decimals(min_value="0.1", max_value=999, places=1), st.sampled_from(STYLES), st.sampled_from(".,"))
@settings(max_examples=120, deadline=None)
def test_reads_an_amount_in_any_style(value: Decimal, style: str, point: str) -> None:
    _, quantity = only(style.format(str(value).replace(".", point)))
    assert (quantity.low, quantity.high, quantity.unit) == (value * 10**9, value * 10**9, "EUR")
    assert quantity.step == 10**8


NOISE = st.text(alphabet=" \u00a0\u202f\u2009🇫🇷🚀💶é\u0301’'-–—\n\r\t.,;:!?()«»", max_size=30)
PIECES = st.sampled_from(
    [
        "109 milliards",
        "un",
        "et",
        "entre",
        "de",
        "à",
        "d'euros",
        "€",
        "$",
        "%",
        "20",
        "3,5",
        "M",
        "Md",
        "cent",
        "mille",
        "GW",
        "dont",
        "(",
        ")",
        "2025",
        "pays",
        "plusieurs",
        "dizaines",
        "demi",
        "virgule",
        "#",
        "@",
        "https://",
        "francs",
        "livres",
        "contre",
    ]
)


@given(NOISE, NOISE)
@settings(max_examples=150, deadline=None)
def test_offsets_hold_whatever_stands_around(before: str, after: str) -> None:
    text = f"{before} Il a promis 109\u00a0milliards d’euros, {after}"
    mentions = find_quantities(text)
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    assert "109\u00a0milliards d’euros" in [mention.text for mention in mentions]


@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, NOISE), max_size=40).map(" ".join)))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_in_order_without_overlap(text: str) -> None:
    end = 0
    for mention in find_quantities(text):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        end = mention.end
        quantity = mention.value
        assert isinstance(quantity, Quantity)
        assert (quantity.low is None) == (quantity.high is None)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high

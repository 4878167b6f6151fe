"""The spaCy stage beside the stock model: the same tokens but where a unit is glued on, and its names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from bot.nlp import (
    MODEL,
    assemble,
    load_nlp,
    model_folder,
)

ROOT = Path(__file__).parents[1]


WIKINEWS = ROOT.parent / "shared" / "ner" / "winer-fr.jsonl"


SENTENCES = [
    "La mairie de Saint-Germain-en-Laye a voté son budget mardi soir.",
    "Le porte-avions Charles-de-Gaulle a quitté Toulon avec deux sous-marins.",
    "Aujourd’hui, l’Assemblée nationale examine la loi de finances.",
    "Aujourd'hui encore, personne n'a su répondre à Élisabeth Borne.",
    "C'est-à-dire que l'entreprise n’a rien versé, dit-elle.",
    "M. Dupont-Aignan et Mme. Le Pen ont quitté l’hémicycle à 18h30.",
    "On y trouve des pommes, des poires, etc. Le reste vient d’Espagne.",
    "Le communiqué est sur https://www.exemple.fr/presse/2025?id=4#haut depuis lundi.",
    "Écrivez à redaction@exemple.fr ou à j.martin+presse@exemple.org.",
    "Rendez-vous au Café de Flore (Paris VIe) vers 8 h, peut-être avant.",
    "Jean-Luc Mélenchon s’est-il exprimé ? Qu’est-ce qu’il a répondu ?",
    "Y a-t-il un pilote dans l’avion ? Semble-t-il que non.",
    "« L’Europe doit investir », martèle Ursula von der Leyen à Strasbourg.",
    "Les États-Unis, la Grande-Bretagne et la Côte d’Ivoire ont signé.",
    "Bouygues, Vinci et Eiffage construiront la ligne Lyon-Turin 🚄🇫🇷.",
    "Bravo 👏👏 à l’équipe de l’OGC Nice :-) !!!",
    "Le prud'homme a donné raison à l’ex-salarié de la start-up.",
    "L’anti-inflammatoire est vendu par Sanofi-Aventis au Sri Lanka.",
    "Aix-en-Provence, Villeneuve-d’Ascq et Boulogne-sur-Mer sont candidates.",
    "Le taux passe de 4,5 % à 3,75 %, soit −0,75 point…",
    "Il a couru 42,195 km en 2h05min30s, par 30°C.",
    "Né en 52 av. J.-C., mort le 3 janv. 12, dit le Pr. Lenoir.",
    "Le n°2 de TotalEnergies, Patrick Pouyanné, était au G20 de Rio.",
    "L’Airbus A400M et la 5G de Nokia n’ont rien à voir.",
    "N’est-ce pas l’arrière-grand-père d’Anne-Sophie Lapix ?",
    "Entre 30 000 et 45 000 manifestants ont défilé de la Bastille à la Nation.",
    "Le Groupe BPCE (Banque populaire/Caisse d’épargne) recrute 1.200 personnes.",
    "#Eurovision : la Suède bat l’Ukraine, cc @FranceTV https://t.co/Ab12",
    "Au-delà des Pyrénées, celui-ci n’est connu que de quelques-uns.",
    "Le vice-président J. D. Vance atterrit jeudi à Orly-Ouest.",
    "HONG-KONG — Huawei, ZTE et Xiaomi s’allient… mais jusqu’où ?",
    "Quatre-vingt-dix-neuf députés, dont Mme Panot, ont dit « non ».",
    "le Val-d’Oise, rond-point des Champs-Élysées, black-out total",
    "L'enquête\tde\r\nMediapart\n\n  sur l’affaire   Bygmalion.",
]


@pytest.fixture(scope="module")
def stock() -> Language:
    unused = ["tok2vec", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer"]
    return spacy.load(MODEL, exclude=unused)


def names(doc: Doc) -> list[tuple[str, int, str]]:
    return [(name.text, name.start_char, name.label_) for name in doc.ents]


@pytest.fixture(scope="module")
def stock_in_parts() -> Language:
    """The stock `ner`, assembled as ours is."""
    return assemble(model_folder(), model_folder())


def tokens(doc: Doc) -> list[str]:
    return [token.text for token in doc]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_gets_the_stock_tokens(sentence: str, stock: Language) -> None:
    assert tokens(load_nlp()(sentence)) == tokens(stock(sentence))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_assembling_a_component_leaves_its_names_as_they_were(
    sentence: str, stock: Language, stock_in_parts: Language
) -> None:
    assert names(stock_in_parts(sentence)) == names(stock(sentence))


def test_the_rewritten_token_match_matches_the_same_words(stock: Language) -> None:
    starts = [
        "anti",
        "après",
        "avant",
        "demi",
        "ex",
        "porte",
        "saint",
        "sous",
        "château",
        "ch",
        "prud",
        "r",
        "entr",
    ]
    starts += ["grand", "black", "new", "premier", "là"]
    middles = ["en", "sur", "sous", "des", "lès", "d", "à", "saint", "la", "aux", "près", "et", "le"]
    words = [
        form
        for hyphen in "-–—‐‑'’_"
        for start in starts
        for tail in ["", "mer", "Mer", "MER", "l'air", "été2", "ß", "Ω", "ſ", "K", *middles]
        for word in [start + hyphen + tail, *(f"{start}{hyphen}{middle}{hyphen}{tail}" for middle in middles)]
        for form in [word, word.upper(), word.title()]
    ]
    ours, theirs = load_nlp().tokenizer.token_match, stock.tokenizer.token_match
    assert [word for word in words if bool(ours(word)) != bool(theirs(word))] == []
    assert any(ours(word) for word in words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("500Mds€", "500 Mds €"),
        ("500mds€", "500 mds €"),
        ("1,5Md€", "1,5 Md €"),
        ("97,4Md$", "97,4 Md $"),
        ("10k€", "10 k €"),
        ("20M€.", "20 M € ."),
        ("500€.", "500 € ."),
        ("(12,5M£),", "( 12,5 M £ ) ,"),
        ("«3Md€»", "« 3 Md € »"),
        ("20M€/an", "20 M € / an"),
        ("30-50M€", "30 - 50 M €"),
        ("100M€-200M€", "100 M € - 200 M €"),
        ("500\u00a0Md€", "500 \u00a0 Md €"),
        ("500\u202fMds€", "500 \u202f Mds €"),
        ("3,5Mds", "3,5 Mds"),
        ("€20bn", "€ 20 bn"),
        ("$500B", "$ 500 B"),
        ("US$1.5bn,", "US$ 1.5 bn ,"),
    ],
)
def test_an_amount_is_parted_from_its_unit(text: str, expected: str) -> None:
    assert tokens(load_nlp()(text)) == expected.split(" ")


@pytest.mark.parametrize(
    "text",
    [
        "10h30",
        "18h30.",
        "5G",
        "5G.",
        "A400M",
        "A400M.",
        "G20",
        "12B",
        "3M",
        "1€50",
        "US$",
        "M€",
        "T-72B",
        "4K",
    ],
)
def test_what_is_no_glued_amount_is_cut_as_in_the_stock_model(text: str, stock: Language) -> None:
    assert tokens(load_nlp()(text)) == tokens(stock(text))


@pytest.mark.parametrize("text", ["10h30", "G20", "12B"])
def test_a_time_a_summit_and_an_address_stay_whole(text: str) -> None:
    assert tokens(load_nlp()(text)) == [text]


AWKWARD = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            [
                "\u00a0",
                "\u202f",
                "\r\n",
                " ",
                "  ",
                "\t",
                "é",
                "🇫🇷",
                "👩‍👩‍👧",
                "500Mds€",
                "€20bn.",
                "l’",
                "-là",
                "\u200b",
            ]
        ),
    ),
    max_size=12,
).map("".join)


@settings(deadline=None)  # the first example may load the model
@given(AWKWARD)
def test_tokens_never_change_the_text(text: str) -> None:
    doc = load_nlp().make_doc(text)
    assert "".join(token.text_with_ws for token in doc) == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@pytest.mark.skipif(not WIKINEWS.exists(), reason="the Wikinews sample is not beside this repository")
def test_real_articles_get_the_stock_tokens(stock: Language) -> None:
    lines = WIKINEWS.read_text(encoding="utf-8").splitlines()[100:250]
    texts = [json.loads(line)["text"] for line in lines]
    cut_apart: list[str] = []
    for text in texts:
        kept = {(token.idx, token.text) for token in load_nlp().make_doc(text)}
        cut_apart += [token.text for token in stock.make_doc(text) if (token.idx, token.text) not in kept]
    # The end of «20 M€.», a sign and its sentence's full stop: an amount, so cut on purpose.
    assert cut_apart == ["M€."]

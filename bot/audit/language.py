"""The language of a text, where it is not plainly French."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 3_000
_FIRST = 800
"""Characters that all but always show that a French text is French."""
_SHORTEST = 60
"""Letters below which no language is told from another: a post of five words is taken for French."""
_TAG = re.compile(r"<[^<>]*>|https?://\S+|[@#]\w+|&\w+;")
# Words that no neighbouring language shares.
_FRENCH = re.compile(
    r"\b(?:les|des|une|est|dans|du|au|aux|qui|pour|cette|ses|sont|avec|où|été)\b|\b[ldnsj]['’]"
)
_COMMON = ("les", "des", "une", "est", "dans", "du", "au", "qui", "pour", "sont")
_FRENCH_BYTES = tuple(f" {word} ".encode() for word in _COMMON)
_ELISIONS = tuple(f" {letter}'".encode() for letter in "ldnsj")
_UNCOUNTED = ("<", "@", "#", "&", "http")
"""What tags, links and the like begin with: they hold no words, and only the full count leaves them out."""
_LATIN = [chr(code) for code in range(256)]
_SPACED = "".join(char if char.isalnum() or char in "_?" else " " for char in _LATIN).encode("latin-1")
_KINDS = "".join(
    "a" if char.isalpha() else "1" if char.isalnum() or char == "_" else " " for char in _LATIN
).encode()
_WORD = re.compile(r"\b[^\W\d_]")
_PLAINLY_FRENCH = 0.08
_SURE = 0.9


def tell_language(text: str) -> str:
    """Returns the ISO 639-1 code of a text's language, `fr` wherever another is not certain."""
    if _is_plainly_french(text[:_FIRST]) or _is_plainly_french(text[:_SAMPLE]):
        return "fr"
    sample = _TAG.sub(" ", text[:_SAMPLE])
    words = len(_WORD.findall(sample))
    if (
        sum(map(str.isalpha, sample)) < _SHORTEST
        or len(_FRENCH.findall(sample.lower())) > _PLAINLY_FRENCH * words
    ):
        return "fr"
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= _SURE else "fr"


def _is_plainly_french(sample: str) -> bool:
    """Whether a count that finds no more French words, and no fewer words, than the full one is enough."""
    if any(mark in sample for mark in _UNCOUNTED):
        return False
    text = b" %b " % sample.replace("’", "'").lower().encode("latin-1", "replace")
    kinds = text.translate(_KINDS)
    words = kinds.count(b" a")
    spaced = text.translate(_SPACED)
    french = sum(map(spaced.count, _FRENCH_BYTES)) + sum(map(text.count, _ELISIONS))
    return kinds.count(b"a") >= _SHORTEST and french > _PLAINLY_FRENCH * words


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

"""The language of a text, where it is not plainly French."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 3_000
_SHORTEST = 60
"""Letters below which no language is told from another: a post of five words is taken for French."""
_TAG = re.compile(r"<[^<>]*>|https?://\S+|[@#]\w+|&\w+;")
# Words that no neighbouring language shares.
_FRENCH = re.compile(
    r"\b(?:les|des|une|est|dans|du|au|aux|qui|pour|cette|ses|sont|avec|où|été)\b|\b[ldnsj]['’]"
)
_WORD = re.compile(r"\b[^\W\d_]")
_PLAINLY_FRENCH = 0.08
_SURE = 0.9


def tell_language(text: str) -> str:
    """Returns the ISO 639-1 code of a text's language, `fr` wherever another is not certain."""
    sample = _TAG.sub(" ", text[:_SAMPLE])
    words = len(_WORD.findall(sample))
    if (
        sum(map(str.isalpha, sample)) < _SHORTEST
        or len(_FRENCH.findall(sample.lower())) > _PLAINLY_FRENCH * words
    ):
        return "fr"
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= _SURE else "fr"


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

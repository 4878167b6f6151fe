"""What a person can mend, said in one sentence a language."""

from __future__ import annotations


class InputError(Exception):
    """Something given cannot be used: what, where and how to mend it, in French and in English."""

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(fr)
        self.fr = fr
        self.en = en

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        # As it is raised in another process: an exception is made again of its message alone.
        return type(self), (self.fr, self.en)

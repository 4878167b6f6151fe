"""What a person can mend, said in one sentence a language."""


class InputError(Exception):
    """Something given cannot be used: what, where and how to mend it, in French and in English."""

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(fr)
        self.fr = fr
        self.en = en

"""What the service is told: `vraichiffre.toml` in its folder, the environment over it, secrets from files."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any, ClassVar, Literal
from urllib.parse import quote

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from bot.errors import InputError

FILE = "vraichiffre.toml"
_PREFIX = "VRAICHIFFRE_"


class Given(BaseModel):
    """A part of the configuration: keys nobody knows are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Hook(Given):
    """One door for one sender, `/hooks/{adapter}/{name}`; the newest secret first while two are valid.

    `options` are the adapter's own. `limit` is how many deliveries a minute are taken; `answer`
    the status of success, where the sender wants another than the adapter's.
    """

    secrets: tuple[SecretStr, ...] = ()
    secret_files: tuple[Path, ...] = ()
    limit: int = Field(6000, ge=1)
    answer: Literal[200, 201, 202] | None = None
    options: dict[str, Any] = {}

    @model_validator(mode="after")
    def _some_secret(self) -> Hook:
        if not self.secrets and not self.secret_files:
            raise ValueError("give secrets or secret_files: an unsigned hook takes anybody's word")
        return self


class CallbackAddress(Given):
    """An address told of every finished check, signed; private networks only where allowed."""

    url: str = Field(pattern=r"^https?://")
    secret: SecretStr | None = None
    secret_file: Path | None = None
    allow_private: bool = False

    @model_validator(mode="after")
    def _one_secret(self) -> CallbackAddress:
        if (self.secret is None) == (self.secret_file is None):
            raise ValueError("give either secret or secret_file")
        return self


class SocialAccount(Given):
    """Our account at a social network's host: the token of it, or its handle and app password."""

    handle: str = ""
    secret: SecretStr | None = None
    secret_file: Path | None = None

    @model_validator(mode="after")
    def _one_secret(self) -> SocialAccount:
        if (self.secret is None) == (self.secret_file is None):
            raise ValueError("give either secret or secret_file")
        return self


class Settings(BaseSettings):
    """The whole configuration. Sizes in bytes, times in seconds."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True, populate_by_name=True
    )

    folder: Path
    public_url: str = "http://127.0.0.1:8000"
    newsroom: str = ""
    """Who answers for the reviews that are published; the host of `public_url` unless given."""
    host: str = "127.0.0.1"
    database_url: str = Field(
        "", validation_alias=AliasChoices("database_url", "VRAICHIFFRE_DATABASE_URL", "DATABASE_URL")
    )
    database_password: SecretStr | None = None
    """Completes a `database_url` that holds none."""
    secret_key: SecretStr | None = None
    """Signs sessions; the file `secrets/secret_key` unless given."""
    facts: tuple[Path, ...] = ()
    workers: int = Field(1, ge=0, le=64)
    lease: float = Field(30, gt=0)
    attempts: int = Field(8, ge=1)
    max_body: int = Field(5_000_000, ge=1000)
    clock_tolerance: int = Field(300, ge=0)
    secure_cookies: bool = False
    hooks: dict[str, dict[str, Hook]] = {}
    callbacks: tuple[CallbackAddress, ...] = ()
    social: dict[str, SocialAccount] = {}
    """By host: a secret is only ever sent to the one it is for."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is given in code, then the environment, then its `_FILE` variables, then the file."""
        folder = Path(init_settings()["folder"])
        return (
            init_settings,
            env_settings,
            _FileVariables(settings_cls),
            TomlConfigSettingsSource(settings_cls, folder / FILE),
        )

    def database(self) -> str:
        """The address of the database: SQLite in the folder unless told otherwise."""
        url = self.database_url or f"sqlite:///{self.folder.absolute() / 'vraichiffre.db'}"
        if self.database_password is None:
            return url
        user, at, rest = url.partition("@")
        return f"{user}:{quote(self.database_password.get_secret_value(), safe='')}{at}{rest}"

    def signing_key(self) -> str:
        """The key of signed sessions; raises InputError when its file cannot be read."""
        return (
            self.secret_key.get_secret_value() if self.secret_key else self._read(Path("secrets/secret_key"))
        )

    def hook_secrets(self, hook: Hook) -> tuple[str, ...]:
        """The secrets of a hook; raises InputError when one of their files cannot be read."""
        return (
            *(secret.get_secret_value() for secret in hook.secrets),
            *(self._read(path) for path in hook.secret_files),
        )

    def callback_secret(self, address: CallbackAddress) -> str:
        """The secret an address's callbacks are signed with; raises InputError as `hook_secrets`."""
        if address.secret_file is not None:
            return self._read(address.secret_file)
        return address.secret.get_secret_value() if address.secret else ""

    def social_secret(self, account: SocialAccount) -> str:
        """The secret of an account at a social network; raises InputError as `hook_secrets`."""
        if account.secret_file is not None:
            return self._read(account.secret_file)
        return account.secret.get_secret_value() if account.secret else ""

    def _read(self, path: Path) -> str:
        return _secret(self.folder / path)


class _FileVariables(PydanticBaseSettingsSource):
    """`VRAICHIFFRE_SECRET_KEY_FILE`, `DATABASE_URL_FILE`… name files that hold the value."""

    _VARIABLES: ClassVar = {
        f"{_PREFIX}SECRET_KEY_FILE": "secret_key",
        f"{_PREFIX}DATABASE_URL_FILE": "database_url",
        f"{_PREFIX}DATABASE_PASSWORD_FILE": "database_password",
        "DATABASE_URL_FILE": "database_url",
    }

    def get_field_value(self, field: Any, field_name: str) -> tuple[Any, str, bool]:
        """Not used: `__call__` answers for all fields at once."""
        raise NotImplementedError

    def __call__(self) -> dict[str, Any]:
        return {
            field: _secret(Path(os.environ[variable]))
            for variable, field in self._VARIABLES.items()
            if os.environ.get(variable)
        }


def load_settings(folder: Path) -> Settings:
    """Reads a service's configuration; raises InputError saying which key is wrong, and how."""
    if not (folder / FILE).is_file():
        raise InputError(
            f"{folder} : pas de {FILE} ici ; créez-le avec vraichiffre init --dir {folder}.",
            f"{folder}: no {FILE} here; make one with vraichiffre init --dir {folder}.",
        )
    try:
        return Settings(folder=folder)
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            f"{folder / FILE} : ce n’est pas du TOML ({error}).",
            f"{folder / FILE}: this is not TOML ({error}).",
        ) from None
    except ValidationError as error:
        problems = "; ".join(_problem(one["loc"], one["msg"]) for one in error.errors())
        raise InputError(
            f"{folder / FILE} ou l’environnement : {problems}.",
            f"{folder / FILE} or the environment: {problems}.",
        ) from None


def _problem(where: tuple[int | str, ...], message: str) -> str:
    return f"{'.'.join(map(str, where))}: {message}"


def _secret(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise InputError(
            f"{path} : secret illisible ; vérifiez le fichier et ses droits.",
            f"{path}: unreadable secret; check the file and its rights.",
        ) from None

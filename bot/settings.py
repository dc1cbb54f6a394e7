"""Settings: environment or `.env`, read once by the composition root."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import InputFault

# a name with nothing behind it, as in a filled-in copy of `.env.example`, means the default;
# editors on Windows begin a file with a mark that is no part of the first name
_WHERE = SettingsConfigDict(
    env_file=".env", env_file_encoding="utf-8-sig", env_ignore_empty=True, extra="ignore", frozen=True
)
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class Settings(BaseSettings):
    """Every setting of the contract; `.env.example` explains each."""

    model_config = _WHERE

    bot_token: str | None = Field(default=None, repr=False)
    bot_api_base_url: str = "https://api.telegram.org"
    bot_proxy_url: str | None = Field(default=None, repr=False)
    database_url: str = ""
    bot_files_url: str = ""
    bot_plans: Annotated[tuple[str, ...], NoDecode] = ()
    bot_holidays: Path | None = None
    bot_admins: Annotated[tuple[int, ...], NoDecode] = ()
    bot_timezone: str = "Asia/Ho_Chi_Minh"
    bot_locale: str = "vi"
    bot_data: Path = Path("data")
    bot_now: str | None = None

    @field_validator("bot_plans", "bot_admins", mode="before")
    @classmethod
    def _listed(cls, raw: object) -> object:
        return tuple(part.strip() for part in raw.split(",") if part.strip()) if isinstance(raw, str) else raw

    @field_validator("bot_api_base_url")
    @classmethod
    def _with_scheme_and_host(cls, url: str) -> str:
        if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
            raise ValueError("http(s) URL")
        return url

    @field_validator("bot_timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError("unknown time zone") from None
        return name

    @field_validator("bot_locale")
    @classmethod
    def _known_language(cls, name: str) -> str:
        if name not in {"vi", "en"}:
            raise ValueError("vi or en")
        return name

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{(self.bot_data / 'dienhinh.db').as_posix()}"

    @property
    def files(self) -> str:
        return self.bot_files_url or str(self.bot_data / "files")

    @property
    def timezone(self) -> ZoneInfo:
        return ZoneInfo(self.bot_timezone)

    @property
    def api_is_loopback(self) -> bool:
        """Whether the Bot API server is on this machine, as the simulator is."""
        return urlsplit(self.bot_api_base_url).hostname in _LOOPBACK


class _Spoken(BaseSettings):
    """The language alone, for what is said about all other settings."""

    model_config = _WHERE

    bot_locale: str = "vi"


def language() -> str:
    """BOT_LOCALE as it is written, known or not; `vi` where that cannot be read."""
    try:
        return _Spoken().bot_locale
    except (ValidationError, UnicodeDecodeError):
        return "vi"


def read(**overrides: object) -> Settings:
    """The settings in force. Raises InputFault that names the setting, or the file, which cannot be read."""
    try:
        return Settings(**overrides)  # type: ignore[arg-type]  # names are checked by pydantic
    except UnicodeDecodeError:
        raise InputFault("file-not-utf8", file=".env") from None
    except ValidationError as fault:
        first = fault.errors()[0]
        name = str(first["loc"][0]).upper() if first["loc"] else "?"
        # what was written says more than the library's English; none of the settings that can fail is a secret
        raise InputFault("setting-unreadable", name=name, reason=str(first["input"])) from None

"""Settings: environment or `.env`, read once by the composition root."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import InputFault

# a name with nothing behind it, as in a filled-in copy of `.env.example`, means the default;
# editors on Windows begin a file with a mark that is no part of the first name
_WHERE = SettingsConfigDict(
    env_file=".env", env_file_encoding="utf-8-sig", env_ignore_empty=True, extra="ignore", frozen=True
)
_SMTP_PORTS = {"smtp": 587, "smtps": 465}
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
#: what Telegram takes as a secret token
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


@dataclass(frozen=True)
class Address:
    """Where something listens."""

    host: str
    port: int

    @classmethod
    def read(cls, text: str) -> Address:
        """`host:port`, an IPv6 host in brackets. Raises ValueError."""
        parts = urlsplit(f"//{text}")
        if not parts.hostname or not parts.port or parts.netloc != text or parts.username is not None:
            raise ValueError("host:port")
        return cls(parts.hostname, parts.port)

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


@dataclass(frozen=True)
class WebhookSettings:
    """A webhook that is wanted: where Telegram sends, the token it shows, where we listen."""

    url: str = field(repr=False)
    secret: str = field(repr=False)
    address: Address


@dataclass(frozen=True)
class MailSettings:
    """The server that takes e-mails, and in whose name they go. `tls` from the first byte; else it is offered."""

    host: str
    port: int
    tls: bool
    sender: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    @property
    def on_this_machine(self) -> bool:
        return self.host in _LOOPBACK


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
    smtp_url: str | None = Field(default=None, repr=False)
    mail_from: str | None = None
    bot_admins: Annotated[tuple[int, ...], NoDecode] = ()
    bot_timezone: str = "Asia/Ho_Chi_Minh"
    bot_locale: str = "vi"
    bot_webhook_url: str | None = Field(default=None, repr=False)
    bot_webhook_secret: str | None = Field(default=None, repr=False)
    bot_webhook_listen: str | None = None
    bot_metrics_listen: str | None = None
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

    @field_validator("bot_webhook_listen", "bot_metrics_listen")
    @classmethod
    def _host_and_port(cls, text: str | None) -> str | None:
        return text if text is None else str(Address.read(text))

    @property
    def webhook(self) -> WebhookSettings | None:
        """The webhook, None for polling. Raises InputFault for one that is half told or that Telegram would refuse."""
        wanted = {
            "BOT_WEBHOOK_URL": self.bot_webhook_url,
            "BOT_WEBHOOK_SECRET": self.bot_webhook_secret,
            "BOT_WEBHOOK_LISTEN": self.bot_webhook_listen,
        }
        if not any(wanted.values()):
            return None
        url, secret, listen = self.bot_webhook_url, self.bot_webhook_secret, self.bot_webhook_listen
        if not url or not secret or not listen:
            raise InputFault("webhook-incomplete", missing=", ".join(name for name in wanted if not wanted[name]))
        # neither is said: the one is a secret, the other may hold one
        if not _SECRET.fullmatch(secret):
            raise InputFault("webhook-secret")
        if not _reachable(url, plain=self.api_is_loopback):
            raise InputFault("webhook-url")
        return WebhookSettings(url, secret, Address.read(listen))

    @property
    def mail(self) -> MailSettings | None:
        """The mail server, None for no mail. Raises InputFault where one of the two settings is missing or unreadable.

        `smtp://user:password@host:587` (TLS where the server offers it) or `smtps://user:password@host:465`.
        """
        if not self.smtp_url and not self.mail_from:
            return None
        if not self.smtp_url or not self.mail_from:
            raise InputFault("mail-incomplete", missing="MAIL_FROM" if self.smtp_url else "SMTP_URL")
        try:
            parts = urlsplit(self.smtp_url)
            port = parts.port or _SMTP_PORTS.get(parts.scheme)
        except ValueError:
            raise InputFault("mail-url") from None
        # what was written is not said: it holds a password
        if port is None or parts.scheme not in _SMTP_PORTS or not parts.hostname:
            raise InputFault("mail-url")
        user, password = (None if part is None else unquote(part) for part in (parts.username, parts.password))
        return MailSettings(parts.hostname, port, parts.scheme == "smtps", self.mail_from, user, password)

    @property
    def metrics(self) -> Address | None:
        """Where health and figures are told; None for nowhere."""
        return Address.read(self.bot_metrics_listen) if self.bot_metrics_listen else None

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


def _reachable(url: str, *, plain: bool) -> bool:
    """Whether Telegram would send to this URL: by TLS only; a Bot API server on this machine takes plain HTTP too."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ({"http", "https"} if plain else {"https"}) and bool(parts.hostname)
    except ValueError:
        return False


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

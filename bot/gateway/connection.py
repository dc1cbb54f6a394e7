"""The library's application, built on our own request and without its own poll loop."""

from __future__ import annotations

import asyncio
from typing import Any

import structlog
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, Defaults
from telegram.request import BaseRequest

from bot.errors import InputFault
from bot.gateway.backoff import Backoff
from bot.gateway.request import AioRequest
from bot.settings import Settings

_log = structlog.get_logger(__name__)


def application(settings: Settings, *, request: BaseRequest | None = None) -> Application[Any, Any, Any, Any, Any, Any]:
    """The application for these settings, not yet initialized. Raises InputFault without a token."""
    if not settings.bot_token:
        raise InputFault("token-missing")
    root = settings.bot_api_base_url.rstrip("/")
    return (
        Application.builder()
        .token(settings.bot_token)
        .base_url(f"{root}/bot")
        .base_file_url(f"{root}/file/bot")
        .request(request or AioRequest(proxy=settings.bot_proxy_url))
        .get_updates_request(AioRequest(proxy=settings.bot_proxy_url, connections=1))
        .defaults(Defaults(tzinfo=settings.timezone))
        .updater(None)
        .build()
    )


async def initialize(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Initialize the application, however long Telegram cannot be reached. Raises InputFault for a refused token."""
    try:
        await _insist(application)
    except BaseException as fault:
        # the library closes its connections only for an application that was initialized
        await application.bot.shutdown()
        if isinstance(fault, InvalidToken):
            raise InputFault("token-refused") from None
        raise


async def _insist(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    backoff = Backoff(first=1.0, most=30.0)
    while True:
        try:
            return await application.initialize()
        except InvalidToken:
            raise
        except TelegramError as fault:
            wait = backoff.next()
            _log.warning("Telegram cannot be reached", fault=type(fault).__name__, seconds=wait)
            await asyncio.sleep(wait)


async def username(settings: Settings) -> str | None:
    """The bot's name as Telegram knows it; None without a token, or while Telegram does not answer."""
    if not settings.bot_token:
        return None
    built = application(settings)
    try:
        await built.bot.initialize()
    except InvalidToken:
        raise InputFault("token-refused") from None
    except TelegramError:
        return None
    else:
        return str(built.bot.username)
    finally:
        await built.bot.shutdown()

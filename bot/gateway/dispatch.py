"""Lets an application handle an update and tells what its handlers raised."""

from __future__ import annotations

from typing import Any

import structlog
from telegram import Update
from telegram.ext import Application, ApplicationHandlerStop, CallbackContext

from bot.trace import where

_log = structlog.get_logger(__name__)


class Dispatch:
    """The application swallows what handlers raise into its error handlers; this brings it back to the caller."""

    def __init__(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        self._application = application
        self._faults: dict[int, Exception] = {}
        application.add_error_handler(self._keep)

    async def __call__(self, update: Update) -> None:
        """Handle one update. Raises what its first failing handler raised; no later handler runs after it."""
        try:
            await self._application.process_update(update)
        finally:
            fault = self._faults.pop(update.update_id, None)
        if fault is not None:
            raise fault

    async def _keep(self, update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        if context.error is None:
            return
        if isinstance(update, Update):
            self._faults[update.update_id] = context.error
            raise ApplicationHandlerStop
        job = None if context.job is None else context.job.name
        _log.error("a job failed", job=job, fault=type(context.error).__name__, trace=where(context.error))

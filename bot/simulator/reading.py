"""Reads a request, whatever form it came in."""

import json
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.simulator.errors import bad
from bot.simulator.files import Upload, mime_of

Json = dict[str, Any]
FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")


async def read(request: Request) -> tuple[Json, dict[str, Upload]]:
    """Parameters (query string first) and uploaded files by their part's name."""
    params: Json = dict(request.query_params)
    files: dict[str, Upload] = {}
    kind = request.headers.get("content-type", "")
    if kind.startswith(FORMS):
        async with request.form() as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    files[name] = await _upload(value)
                else:
                    params[name] = value
    elif kind.startswith("application/json"):
        params |= _object(await request.body())
    return params, files


def _object(raw: bytes) -> Json:
    try:
        tree = json.loads(raw or b"{}")
    except ValueError:
        tree = None
    if not isinstance(tree, dict):
        raise bad("can't parse JSON object")
    return tree


async def _upload(part: UploadFile) -> Upload:
    name = part.filename or "file"
    return Upload(name=name, mime=mime_of(name, part.content_type), content=await part.read())

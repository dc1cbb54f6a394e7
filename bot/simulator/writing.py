"""JSON as Telegram writes it: in ASCII, so that even half a letter goes through."""

import json
from typing import Any

from starlette.responses import JSONResponse


class AsciiResponse(JSONResponse):
    """JSON with everything beyond ASCII escaped."""

    def render(self, content: Any) -> bytes:
        return json.dumps(content, separators=(",", ":")).encode("ascii")

"""Lines of the log: with time zone, the number of the request, and who is signed in."""

import json
import logging
import time
from typing import Any

from labportal.serving.current_request import current_request


class RequestFilter(logging.Filter):
    """Filter that adds `request_id` and `user` to each record, "-" where there is none."""

    def filter(self, record: logging.LogRecord) -> bool:
        # Django logs some answers when the request is not at hand any more, and hands it on.
        request: Any = getattr(record, "request", None) or current_request()
        record.request_id = getattr(request, "request_id", "-")
        # Only a user who was asked for already: a line of the log asks the database nothing.
        user = getattr(request, "_cached_user", None)
        record.user = (user.get_username() if user else "") or "-"
        return True


class LineFormatter(logging.Formatter):
    """A line: moment with zone, level, request, user, logger, message."""

    def __init__(self) -> None:
        form = "{asctime} {levelname} request={request_id} user={user} {name}: {message}"
        super().__init__(form, style="{")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802
        """Return the moment in ISO format, with milliseconds and zone."""
        local = time.localtime(record.created)
        zone = time.strftime("%z", local)
        moment = time.strftime("%Y-%m-%dT%H:%M:%S", local)
        return f"{moment}.{record.msecs:03.0f}{zone[:3]}:{zone[3:]}"


class JsonFormatter(LineFormatter):
    """An object of JSON in one line."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": self.formatTime(record),
            "level": record.levelname,
            "logger": record.name,
            "request": getattr(record, "request_id", "-"),
            "user": getattr(record, "user", "-"),
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)

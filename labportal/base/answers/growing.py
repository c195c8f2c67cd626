"""Answers that are sent while they are made."""

from django.http import StreamingHttpResponse


class GrowingResponse(StreamingHttpResponse):
    """A long answer whose parts may be asked for by any thread, one after another.

    They raise nothing: a client cannot tell an answer that broke off from one that ended.
    """

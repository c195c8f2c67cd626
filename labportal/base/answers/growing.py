"""Answers that are sent while they are made."""

from django.http import StreamingHttpResponse


class GrowingResponse(StreamingHttpResponse):
    """A long answer whose parts may be asked for by any thread, one after another.

    Those of one class take turns, so that they leave threads to pages. They raise nothing: a client
    cannot tell an answer that broke off from one that ended.
    """

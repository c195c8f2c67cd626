"""The application for granian's own interface: Django, behind a gateway that buffers."""

import os

from labportal.serving.front.gateway import Gateway
from labportal.wsgi import application as _portal

#: Threads that answer, each with a connection to the database.
THREADS = int(os.environ.get("PORTAL_THREADS") or "4")

application = Gateway(_portal, THREADS)

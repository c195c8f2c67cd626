"""The WSGI application, with the production settings unless told otherwise."""

import os

from django.core.wsgi import get_wsgi_application

from labportal.serving.front.bodies import bounded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "labportal.settings.production")

application = bounded(get_wsgi_application())

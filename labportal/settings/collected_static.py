"""Static files that `collectstatic` has named by their content and compressed."""

from labportal.settings import environment
from labportal.settings.base import STORAGES as _STORAGES
from labportal.settings.base import VAR_DIR

STATIC_ROOT = environment.text("STATIC_ROOT", str(VAR_DIR / "static"))
STORAGES = {
    **_STORAGES,
    "staticfiles": {"BACKEND": "labportal.serving.static_files.BundledStaticFilesStorage"},
}

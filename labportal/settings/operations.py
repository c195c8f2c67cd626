"""Settings of those who run the portal: log and backups."""

from pathlib import Path

from labportal.settings import environment

#: The checkout; `base` says where other files are.
_VAR_DIR = Path(__file__).resolve().parent.parent.parent / "var"

# Everything to stderr, whoever keeps it.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request": {"()": "labportal.serving.log.RequestFilter"}},
    "formatters": {
        "line": {"()": "labportal.serving.log.LineFormatter"},
        "json": {"()": "labportal.serving.log.JsonFormatter"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "filters": ["request"],
            "formatter": environment.choices("LOG_FORMAT", "line", among=["line", "json"])[0],
        }
    },
    "root": {"handlers": ["stderr"], "level": environment.text("LOG_LEVEL", "INFO").upper()},
    # Django's own handlers would mail errors, with settings and local variables in them.
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "wagtail": {"level": "WARNING"},  # it tells of every page that is published
        "botocore": {"level": "WARNING"},  # it tells where it found its keys
        "axes": {"level": "ERROR"},  # the log of accounts tells of sign-ins
        "django_tasks": {"level": "WARNING"},  # it tells of every update of the search index
    },
}

# Archives of database and uploaded files: where to, and for how many days.
BACKUP_ROOT = Path(environment.text("BACKUP_ROOT", str(_VAR_DIR / "backups")))
BACKUP_DAYS = environment.number("BACKUP_DAYS", 14)
# Administrators are told of a last backup that is older.
BACKUP_WARN_DAYS = environment.number("BACKUP_WARN_DAYS", 2)

# Days until the worker forgets tasks that ended, and files whose form was never filled in.
TASK_DAYS = environment.number("TASK_DAYS", 30)
UPLOAD_DAYS = environment.number("UPLOAD_DAYS", 7)

# Portraits without a noted consent are shown to nobody.
PORTRAITS_NEED_CONSENT = environment.flag("PORTRAITS_NEED_CONSENT", default=False)

# What a request may send: the largest upload, with room for the form around it; and other forms.
ADMIN_BODY_BYTES = 64 * 1024 * 1024
BODY_BYTES = 1024 * 1024

# One image for the web server and the task worker; docker-compose.yml runs both.

FROM python:3.13-slim AS packages
# requirements-machines.txt in its place brings what more than one machine needs.
ARG REQUIREMENTS=requirements.txt
COPY requirements.txt requirements-machines.txt /tmp/
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-cache-dir --require-hashes --requirement "/tmp/$REQUIREMENTS"

FROM python:3.13-slim
# pg_dump and psql as new as the server, for backups; Debian's own are older.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates postgresql-common \
    && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y \
    && apt-get install --yes --no-install-recommends postgresql-client-18 \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --create-home portal
COPY --from=packages /opt/venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH \
    DJANGO_SETTINGS_MODULE=labportal.settings.production \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    GRANIAN_HOST=0.0.0.0 \
    GRANIAN_PORT=8000 \
    GRANIAN_INTERFACE=rsgi \
    GRANIAN_WORKERS=2 \
    GRANIAN_RESPAWN_FAILED_WORKERS=true \
    PORTAL_THREADS=4

WORKDIR /srv/labportal
COPY manage.py pyproject.toml requirements.txt ./
COPY labportal labportal
COPY people people
COPY publications publications
COPY groups groups
COPY templates templates
COPY static static
COPY docs docs
# Collecting files asks the settings for everything, but uses none of it.
RUN SECRET_KEY=unused ALLOWED_HOSTS=unused DATABASE_URL=postgres://unused/unused \
    python manage.py collectstatic --noinput --verbosity 0 \
    && mkdir -p var/media var/backups && chown portal: var/media var/backups

USER portal
VOLUME /srv/labportal/var/media
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
    CMD ["python", "-m", "labportal.serving.healthcheck", "web"]
CMD ["granian", "labportal.rsgi:application"]

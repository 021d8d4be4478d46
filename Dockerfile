# Citra produksi: tanpa server bawaan (grup "embedded") dan tanpa alat uji (grup "dev").
FROM python:3.13-slim-bookworm AS paket
WORKDIR /app
COPY vendor/uv.txt vendor/
RUN pip install --no-cache-dir --require-hashes -r vendor/uv.txt
COPY pyproject.toml uv.lock ./
RUN UV_PYTHON_DOWNLOADS=never uv sync --frozen --no-default-groups --no-cache --compile-bytecode

FROM python:3.13-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/*
# A volume takes over the owner of the folder it first covers.
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin sicantik \
    && install -d -o sicantik -g sicantik -m 0700 /data/berkas /data/kunci-penandatangan /run/penandatangan
ENV PATH=/app/.venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
WORKDIR /app
COPY --from=paket /app/.venv .venv
COPY . .
# Nothing here connects or signs: collectstatic only reads the strict settings.
RUN K=k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= \
    && SECRET_KEY=bangun KUNCI_DATA=$K KUNCI_TOKEN=$K SITUS_URL=https://bangun ALLOWED_HOSTS=bangun \
    DATABASE_URL=postgresql:///bangun REDIS_URL=redis://bangun BERKAS_DIR=/tmp CLAMD_URL=tcp://bangun:3310 \
    SMTP_URL=smtp://bangun SMS_URL=https://bangun \
    python manage.py collectstatic --noinput
USER sicantik

# Vraichiffre in one image: the program, its French model and its tables; nothing is downloaded when it runs.
FROM python:3.11-slim-bookworm AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY bot ./bot
COPY facts ./facts
COPY rules ./rules
RUN python -m venv /opt/vraichiffre && /opt/vraichiffre/bin/pip install --no-cache-dir .

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /data vraichiffre && mkdir /data && chown vraichiffre /data
COPY --from=build /opt/vraichiffre /opt/vraichiffre
ENV PATH=/opt/vraichiffre/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER 10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --start-period=30s --interval=10s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/ready')"]
ENTRYPOINT ["vraichiffre"]
CMD ["serve", "--dir", "/data", "--port", "8000"]

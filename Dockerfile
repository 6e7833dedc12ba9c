# Another base with Python 3.11 to 3.13: docker build --build-arg BASE=…
ARG BASE=python:3.13-slim
FROM ${BASE}

RUN useradd --create-home --shell /usr/sbin/nologin twofold
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes --requirement requirements.txt
COPY dashboard.py pyproject.toml README.md LICENSE ./
COPY .streamlit .streamlit
COPY data data
COPY metrics metrics
RUN pip install --no-cache-dir --no-deps --no-build-isolation --no-index --editable .

USER twofold
ENV PYTHONDONTWRITEBYTECODE=1
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://localhost:8501/_stcore/health', timeout=4)"]
CMD ["streamlit", "run", "dashboard.py", "--server.headless=true", "--server.address=0.0.0.0", "--server.port=8501"]

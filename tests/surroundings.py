"""Set the environment in which every test runs, before Django reads its settings (loaded by pyproject's `-p`)."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "var" / "test"
"""Database, secrets and static files of the tests: kept between runs, never those of a house that people use."""

os.environ["WILLKOMMEN_DATA"] = str(DATA)
os.environ["OMP_NUM_THREADS"] = "1"
os.environ["SAMPLE"] = "1"
for name in ("SMTP_URL", "PUBLIC_URL", "ALLOWED_HOSTS", "GUARDS", "DEBUG"):
    os.environ.pop(name, None)

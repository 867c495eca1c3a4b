"""Django's settings of the node: no database, no session, no staff; pages and their languages as in the house."""

from pathlib import Path
from urllib.parse import urlsplit

import yaml
from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO

from willkommen.core.languages import of_pages
from willkommen.environment import data_folder, secret, value

SECRET_KEY = secret("node")
DEBUG = value("DEBUG") == "1"
ALLOWED_HOSTS = [
    "*"
]  # a device reaches it by whatever name or address it has in the building; nothing here builds links from it
INSTALLED_APPS = ["willkommen.node", "django.contrib.staticfiles"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "willkommen.node.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).resolve().parents[1] / "templates"],
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "willkommen.node.surroundings.house"]
        },
    }
]
DATABASES: dict[str, object] = {}
CSRF_COOKIE_NAME = "node-form"
CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "no-referrer"
X_FRAME_OPTIONS = "DENY"
_SERVER = urlsplit(value("SERVER_URL"))
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "connect-src": [SELF, *([f"{_SERVER.scheme}://{_SERVER.netloc}"] if _SERVER.netloc else [])],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "de"
_KNOWN = yaml.safe_load((Path(value("WILLKOMMEN_CENTRE")) / "languages.yaml").read_text(encoding="utf-8"))
LANGUAGES, LANGUAGES_BIDI = of_pages(_KNOWN["languages"], LANG_INFO, LANGUAGE_CODE)
LOCALE_PATHS = [data_folder() / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "Europe/Berlin"

STATIC_URL = "/static/"
STATIC_ROOT = data_folder() / "static"
STATICFILES_DIRS = [Path(__file__).resolve().parents[1] / "static"]
STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

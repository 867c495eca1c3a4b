"""Django's settings: everything an operator may change comes from the environment (`willkommen settings`)."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml
from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO

from willkommen.agencies.walls import alias_of, logins
from willkommen.cellar.address import Address
from willkommen.cellar.cluster import Cluster
from willkommen.core.languages import of_pages
from willkommen.environment import data_folder, secret, value

PACKAGE = Path(__file__).resolve().parent
CENTRE = Path(value("WILLKOMMEN_CENTRE"))
SECRET_KEY = secret("django")
DEBUG = value("DEBUG") == "1"
ALLOWED_HOSTS = [name.strip() for name in value("ALLOWED_HOSTS").split(",")]
PUBLIC_URL = value("PUBLIC_URL") or f"http://{value('HOST')}:{value('PORT')}"
HTTPS = PUBLIC_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

INSTALLED_APPS = [
    "willkommen",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    *(["django_linear_migrations"] if find_spec("django_linear_migrations") else []),  # the gate alone installs it
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "willkommen.doors.entrance.OpenDoor",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "willkommen.doors.tongue.OwnTongue",
    "willkommen.doors.visitor.beside.Beside",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "willkommen.doors.watch.Watch",
    "willkommen.doors.entrance.StaffLogin",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "willkommen.urls"
WSGI_APPLICATION = "willkommen.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "willkommen.doors.surroundings.house",
            ]
        },
    }
]

# The database: one login each, chosen by the router; `default` is the gate, since allauth names no other.
AGENCIES = [agency["id"] for agency in yaml.safe_load((CENTRE / "agencies.yaml").read_text())["agencies"]]
ADDRESS = (
    Address.parse(value("DATABASE_URL"))
    if value("DATABASE_URL")
    else Cluster(data_folder() / "postgres").address("willkommen", "", "")
)


def _connection(login: str) -> dict[str, Any]:
    """Pool of a login: nothing is opened before it is needed, at most four at once in a process."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        **ADDRESS.as_role(login, secret(f"login:{login}")).django(),
        "CONN_MAX_AGE": 0,
        "OPTIONS": {
            **ADDRESS.options,
            "pool": {"min_size": 0, "max_size": 4, "timeout": 5},
            "server_side_binding": True,
            "prepare_threshold": 2,
        },
        "TEST": {
            "NAME": "test_willkommen",
            "DEPENDENCIES": [],
            **({} if login == "migrator" else {"MIRROR": "migrator"}),
        },
    }


DATABASES = {alias_of(login): _connection(login) for login in [*logins(AGENCIES), "migrator"]}
DATABASE_ROUTERS = ["willkommen.agencies.walls.ByLogin"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Staff login
AUTH_USER_MODEL = "willkommen.Staff"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "/desk/login/"
LOGIN_REDIRECT_URL = "/desk/"
ACCOUNT_ADAPTER = "willkommen.doors.desk.account.OwnDoor"
MFA_ADAPTER = "willkommen.doors.desk.account.Factors"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers themselves allow that at localhost alone
MFA_RECOVERY_CODE_COUNT = 20
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Willkommen"
SOCIALACCOUNT_ADAPTER = "willkommen.doors.desk.account.County"
SOCIALACCOUNT_PROVIDERS = (
    {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "county",
                    "name": value("OIDC_NAME"),
                    "client_id": value("OIDC_CLIENT"),
                    "secret": value("OIDC_CLIENT_SECRET"),
                    "settings": {"server_url": value("OIDC_ISSUER")},
                }
            ]
        }
    }
    if value("OIDC_ISSUER")
    else {}
)
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/desk/login/"
ACCOUNT_SESSION_REMEMBER = False
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_NAME = "desk"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "willkommen.doors.surroundings.form_expired"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# Headers; the form of the county's own sign-in is led on to it.
_ISSUER = urlsplit(value("OIDC_ISSUER"))
_VOUCHES = [f"{_ISSUER.scheme}://{_ISSUER.netloc}"] if _ISSUER.netloc else []
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF, *_VOUCHES],
        "frame-ancestors": [NONE],
    }
}

# Languages: those of the centre's own list for which the pages have sentences; Django does not know all of them.
LANGUAGE_CODE = "de"
_KNOWN = yaml.safe_load((CENTRE / "languages.yaml").read_text(encoding="utf-8"))
LANGUAGES, LANGUAGES_BIDI = of_pages(_KNOWN["languages"], LANG_INFO, LANGUAGE_CODE)
LOCALE_PATHS = [data_folder() / "locale"]
LANGUAGE_COOKIE_NAME = "language"
USE_I18N = USE_TZ = True
TIME_ZONE = "Europe/Berlin"

# What visitors send stays in memory until it is sealed: no upload is ever written to the disk as it came.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024 * 1024

# Static files and mail
STATIC_URL = "/static/"
STATIC_ROOT = data_folder() / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = DEBUG
DEFAULT_FROM_EMAIL = value("MAIL_FROM")
_SMTP = urlsplit(value("SMTP_URL"))
_SMTP_PORTS = {"smtp": 25, "smtps": 465, "smtp+tls": 587}
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _SMTP.hostname else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = data_folder() / "mail"
EMAIL_HOST, EMAIL_PORT = _SMTP.hostname or "", _SMTP.port or _SMTP_PORTS.get(_SMTP.scheme, 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_SMTP.username or ""), unquote(_SMTP.password or "")
EMAIL_USE_SSL, EMAIL_USE_TLS = _SMTP.scheme == "smtps", _SMTP.scheme == "smtp+tls"
EMAIL_TIMEOUT = 20

# Logs hold neither addresses nor what people typed.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},
}

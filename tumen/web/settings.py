"""Django's settings: strict, for one computer. What can be set stands in `Settings`, and nowhere else."""

from __future__ import annotations

import os
from dataclasses import dataclass

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import lazy

from tumen.vault.server import Server
from tumen.vault.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that the environment can set, read once at the start.

    workspace: TUMEN_WORKSPACE, the folder of the record (default ~/tumen).
    port: TUMEN_PORT, where the pages are served on this computer, 1 to 65535 (default 8000).
    server: TUMEN_DATABASE, the team's database (default: none, the record is a file of the workspace).
    """

    workspace: Workspace
    port: int
    server: Server | None = None

    @classmethod
    def from_environment(cls) -> Settings:
        """Raises ImproperlyConfigured, naming the variable, for a value that cannot be meant."""
        return cls(
            workspace=Workspace.current(),
            port=_port(os.environ.get("TUMEN_PORT") or "8000"),
            server=Server.from_environment(),
        )


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise ImproperlyConfigured(f"TUMEN_PORT is “{text}”: it must be a port from 1 to 65535.")
    return int(text)


TUMEN = Settings.from_environment()

DEBUG = False
# Read each time it is needed: the settings are loaded before a new workspace, and with it its key, is made;
# and the key of a locked vault is neither at hand nor kept here, and is another one when it is opened again.
SECRET_KEY = lazy(lambda: TUMEN.workspace.keys().web.hex(), str)()

# The pages are for this computer only. A name that resolves here from elsewhere (DNS rebinding) is refused as
# well.
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ROOT_URLCONF = "tumen.web.urls"
WSGI_APPLICATION = "tumen.web.wsgi.application"

# No admin, no sessions and no accounts: Django's admin would go round the rooms' actions and queries.
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "csp",
    "tumen.vault",
    "tumen.access",
    "tumen.jobs",
    "tumen.documents",
    "tumen.claims",
    "tumen.record",
    "tumen.consent",
    "tumen.preservation",
    "tumen.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "tumen.web.headers.leave_no_trace",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "tumen.web.locked.close_when_locked",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

# A quoted document may hold anything; whatever of it got through as markup would still find nothing that it
# may load or run.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
# A link out of a document must not tell its owner that the record cites it. Not "no-referrer": browsers then
# send "Origin: null" with our own forms as well, and the check that a form is ours would refuse them.
SECURE_REFERRER_POLICY = "same-origin"
# The one cookie there is: it tells our own forms from another site's, and goes when the browser is closed.
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "tumen.web.failures.forged"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["tumen.web.locked.vault"]},
    }
]
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

# ATOMIC_REQUESTS stays off: every transaction here takes the write lock at once, and a page only reads.
DATABASES = {
    "default": TUMEN.server.for_django()
    if TUMEN.server
    else {"ENGINE": "tumen.vault.database", "NAME": str(TUMEN.workspace.database)}
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"

# To standard error, and not into a file: a log that stays would tell what was looked at.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"handlers": ["terminal"], "level": "ERROR", "propagate": False},
        # Refused requests for other hosts are what the list of hosts is for, and no error of ours.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}

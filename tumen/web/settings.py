"""Django's settings: strict, for one computer. What can be set stands in `Settings`, and nowhere else."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

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
    idle_minutes: TUMEN_IDLE_MINUTES, after how many minutes without a page whoever is signed in is asked for
    the password or a passkey again, 1 to 15 (default 15).
    api_per_minute: TUMEN_API_PER_MINUTE, how often one token may ask the API within a minute, 1 to 100000
    (default 600).
    second_step_for_all: TUMEN_SECOND_STEP, who must have a second step to sign in: "needed", who may see
    identities, open a document in an emergency or is a keeper, or "everybody" (default needed).
    """

    workspace: Workspace
    port: int
    server: Server | None = None
    idle_minutes: int = 15
    api_per_minute: int = 600
    second_step_for_all: bool = False

    @classmethod
    def from_environment(cls) -> Settings:
        """Raises ImproperlyConfigured, naming the variable, for a value that cannot be meant."""
        return cls(
            workspace=Workspace.current(),
            port=_port(os.environ.get("TUMEN_PORT") or "8000"),
            server=Server.from_environment(),
            idle_minutes=_idle_minutes(os.environ.get("TUMEN_IDLE_MINUTES") or "15"),
            api_per_minute=_per_minute(os.environ.get("TUMEN_API_PER_MINUTE") or "600"),
            second_step_for_all=_for_all(os.environ.get("TUMEN_SECOND_STEP") or "needed"),
        )


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise ImproperlyConfigured(f"TUMEN_PORT is “{text}”: it must be a port from 1 to 65535.")
    return int(text)


def _idle_minutes(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 15):
        raise ImproperlyConfigured(
            f"TUMEN_IDLE_MINUTES is “{text}”: it must be a number of minutes from 1 to 15."
        )
    return int(text)


def _per_minute(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= 100_000):
        raise ImproperlyConfigured(
            f"TUMEN_API_PER_MINUTE is “{text}”: it must be a number of requests from 1 to 100000."
        )
    return int(text)


def _for_all(text: str) -> bool:
    if text not in ("needed", "everybody"):
        raise ImproperlyConfigured(f"TUMEN_SECOND_STEP is “{text}”: it must be “needed” or “everybody”.")
    return text == "everybody"


TUMEN = Settings.from_environment()

DEBUG = False
# Read each time it is needed: the settings are loaded before a new workspace, and with it its key, is made;
# and the key of a locked vault is neither at hand nor kept here, and is another one when it is opened again.
SECRET_KEY = lazy(lambda: TUMEN.workspace.keys().web.hex(), str)()

# The pages are for this computer only. A name that resolves here from elsewhere (DNS rebinding) is refused as
# well.
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ROOT_URLCONF = "tumen.web.doors"
WSGI_APPLICATION = "tumen.web.wsgi.application"

# No admin: it would go round the rooms' actions and queries. No messages: what is to be said is on the page.
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "leaflet",  # for the files leaflet.js and leaflet.css alone
    "tumen.vault",
    "tumen.access",
    "tumen.jobs",
    "tumen.accounts",
    "tumen.search",
    "tumen.documents",
    "tumen.claims",
    "tumen.record",
    "tumen.teamwork",
    "tumen.findings",
    "tumen.watch",
    "tumen.archives",
    "tumen.consent",
    "tumen.requests",
    "tumen.preservation",
    "tumen.interviews",
    "tumen.publication",
    "tumen.advocacy",
    "tumen.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "tumen.web.headers.leave_no_trace",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Before whatever may answer with a page of its own: that page is in the reader's language, too.
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "tumen.web.headers.admit_no_nothing_letter",
    "tumen.web.headers.keep_other_sites_out",
    "django.middleware.csrf.CsrfViewMiddleware",
    "tumen.web.locked.close_when_locked",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # After the lock: a session is a row of the vault, and in a locked one nobody is known.
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tumen.web.accounts.gate.close_to_strangers",
    "tumen.web.failures.say_what_is_not_taken",
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
# Sent where a page came by https, and there alone (RFC 6797); what Tumen serves itself is http.
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
# This cookie tells our own forms from another site's, and goes when the browser is closed.
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
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "tumen.web.menu.menu",
                "tumen.web.locked.vault",
                "tumen.web.locked.commands",
                "tumen.web.tongue.languages",
                "tumen.web.accounts.gate.signed_in",
            ]
        },
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

# Accounts (docs/reference/accounts.md): made by a keeper's invitation alone. What allauth could do beside
# that, such as open sign-up, e-mail and other sites' accounts, is off, and none of its addresses is listed
# but those in web/accounts/addresses.py.
AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "tumen.accounts.passwords.NotWeak"}]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "tumen.web.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "name"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# Changing a second step asks for the password or a passkey anew after five minutes.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# allauth counts in memory, which a restart empties; ours are in the vault (accounts/waits.py).
ACCOUNT_RATE_LIMITS = False
MFA_RATE_LIMITS = False
MFA_ADAPTER = "tumen.web.accounts.adapter.SecondStepAdapter"
MFA_FORMS = {"authenticate": "tumen.web.accounts.second_step.SecondStepForm"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# A key that lies in its socket must not be enough for whoever walks by: it asks for its PIN or a finger.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Tumen"
# A code holds for the thirty seconds in which the app shows it, and not for those of its neighbours: whoever
# has somebody read one out on the telephone has less time to use it. So the clocks have to agree.
MFA_TOTP_TOLERANCE = 0
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
# A session is a row in the vault and its number in a cookie; it ends at the latest after this many seconds.
# The cookie is marked Secure wherever the page came by https (web/headers.py).
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "tumen_session"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"

# A file that a page takes in waits in memory, never readable on the disk; what is longer is not kept at all.
# As many bytes as documents.intake.limits.HANDED_IN_BYTES.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("ko", "한국어")]
LOCALE_PATHS = [Path(__file__).parent / "locale"]
# Goes when the browser is closed, and no script reads it (web/tongue.py).
LANGUAGE_COOKIE_NAME = "tumen_language"
USE_I18N = True
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

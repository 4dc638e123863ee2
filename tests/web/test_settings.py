"""The settings are strict, and a wrong value stops the start and names its variable."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured, SuspiciousOperation
from django.test import Client, RequestFactory

from tumen.access.models import AuditLine
from tumen.vault.workspace import VARIABLE
from tumen.web import failures, settings
from tumen.web.settings import Settings


class TestEnvironment:
    def test_it_has_a_default_for_everything(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv(VARIABLE)
        monkeypatch.delenv("TUMEN_PORT", raising=False)
        read = Settings.from_environment()
        assert (read.workspace.path, read.port) == (Path.home() / "tumen", 8000)
        assert read.idle_minutes == 15

    def test_it_reads_the_variables(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv(VARIABLE, str(tmp_path))
        monkeypatch.setenv("TUMEN_PORT", "8123")
        read = Settings.from_environment()
        assert (read.workspace.path, read.port) == (tmp_path, 8123)

    @pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "80.5", "８０００", " "])
    def test_a_wrong_port_stops_the_start(self, monkeypatch: pytest.MonkeyPatch, port: str) -> None:
        monkeypatch.setenv("TUMEN_PORT", port)
        with pytest.raises(ImproperlyConfigured, match="TUMEN_PORT is “"):
            Settings.from_environment()

    @pytest.mark.parametrize("whose", ["all", "Everybody", "0", " "])
    def test_a_second_step_of_nobody_known_stops_the_start(
        self, monkeypatch: pytest.MonkeyPatch, whose: str
    ) -> None:
        monkeypatch.setenv("TUMEN_SECOND_STEP", whose)
        with pytest.raises(ImproperlyConfigured, match="TUMEN_SECOND_STEP is “"):
            Settings.from_environment()

    @pytest.mark.parametrize("minutes", ["0", "16", "-1", "long", "1.5", "１５"])
    def test_a_pause_that_is_too_long_or_none_stops_the_start(
        self, monkeypatch: pytest.MonkeyPatch, minutes: str
    ) -> None:
        monkeypatch.setenv("TUMEN_IDLE_MINUTES", minutes)
        with pytest.raises(ImproperlyConfigured, match="from 1 to 15"):
            Settings.from_environment()

    def test_the_pause_can_be_shorter(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TUMEN_IDLE_MINUTES", "5")
        assert Settings.from_environment().idle_minutes == 5

    def test_it_cannot_be_changed_afterwards(self) -> None:
        with pytest.raises(AttributeError):
            settings.TUMEN.port = 1  # type: ignore[misc]


class TestStrictness:
    def test_only_this_computer_is_served(self) -> None:
        assert set(settings.ALLOWED_HOSTS) == {"127.0.0.1", "localhost", "[::1]"}

    def test_there_is_no_admin_no_open_sign_up_and_no_mail(self) -> None:
        named = " ".join([*settings.INSTALLED_APPS, *settings.MIDDLEWARE])
        assert not [word for word in ("admin", "socialaccount", "messages", "headless") if word in named]
        assert settings.EMAIL_BACKEND.endswith("dummy.EmailBackend")

    def test_nobody_is_known_before_the_vault_is_open(self) -> None:
        order = [name.rpartition(".")[2] for name in settings.MIDDLEWARE]
        assert order.index("close_when_locked") < order.index("SessionMiddleware")
        assert order[-2:] == ["close_to_strangers", "say_what_is_not_taken"]

    def test_a_session_is_a_row_of_the_vault_and_ends_within_twelve_hours(self) -> None:
        assert django_settings.SESSION_ENGINE == "django.contrib.sessions.backends.db"
        assert django_settings.SESSION_COOKIE_AGE == 12 * 60 * 60

    def test_nothing_is_debugged(self) -> None:
        assert not django_settings.DEBUG

    def test_the_database_is_the_vault(self) -> None:
        assert settings.DATABASES["default"]["ENGINE"] == "tumen.vault.database"

    def test_the_secret_key_is_the_workspaces_own(self) -> None:
        assert settings.TUMEN.workspace.keys().web.hex() == str(django_settings.SECRET_KEY)
        assert len(str(django_settings.SECRET_KEY)) == 64


class TestCookie:
    def test_the_one_cookie_stays_on_this_site_and_goes_with_the_browser(self) -> None:
        assert django_settings.CSRF_COOKIE_HTTPONLY
        assert django_settings.CSRF_COOKIE_SAMESITE == "Strict"
        assert django_settings.CSRF_COOKIE_AGE is None

    def test_forms_are_checked_to_be_ours(self) -> None:
        assert "django.middleware.csrf.CsrfViewMiddleware" in settings.MIDDLEWARE


class TestHeaders:
    @pytest.fixture
    def headers(self, client: Client) -> dict[str, str]:
        return dict(client.get("/there/is/no/such/page").headers)

    def test_a_page_may_load_its_own_style_and_pictures_and_nothing_else(
        self, headers: dict[str, str]
    ) -> None:
        policy = dict(
            directive.strip().split(" ", 1) for directive in headers["Content-Security-Policy"].split(";")
        )
        assert policy == {
            "default-src": "'none'",
            "script-src": "'none'",
            "style-src": "'self'",
            "img-src": "'self'",
            "font-src": "'self'",
            "form-action": "'self'",
            "base-uri": "'none'",
            "frame-ancestors": "'none'",
        }

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"),
            ("X-Frame-Options", "DENY"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Cache-Control", "no-store"),
        ],
    )
    def test_an_answer_says_so(self, headers: dict[str, str], name: str, value: str) -> None:
        assert headers[name] == value

    @pytest.mark.parametrize("host", ["tumen.example", "127.0.0.1.example", "192.168.0.7"])
    def test_another_host_is_refused(self, client: Client, host: str, db: None) -> None:
        """Also a name that its owner lets lead here: a page of theirs would be of one site with ours."""
        for _ in range(3):
            refused = client.get("/", headers={"host": host})
        assert refused.status_code == 400
        assert [each.detail for each in AuditLine.objects.filter(action="access.note_refusal")] == [
            {"of": "web.other_host"}
        ]
        assert refused["Cache-Control"] == "no-store"

    def test_what_is_refused_for_another_reason_is_no_other_host(self, rf: RequestFactory, db: None) -> None:
        answer = failures.refused(rf.get("/"), SuspiciousOperation("too many fields"))
        assert answer.status_code == 400
        assert "What was sent is too long" in answer.content.decode()
        assert not AuditLine.objects.filter(action="access.note_refusal").exists()

    def test_by_https_browsers_are_told_to_ask_for_nothing_else(self, client: Client) -> None:
        assert "Strict-Transport-Security" not in client.get("/static/tumen/tumen.css").headers
        secure = client.get("/static/tumen/tumen.css", secure=True)
        assert secure["Strict-Transport-Security"] == "max-age=31536000"

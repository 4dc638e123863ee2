"""The form that takes a code of the second step: of an app by allauth, a recovery code by its hash."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm

from tumen.accounts.recovering import Typed, use_code


class SecondStepForm(AuthenticateForm):
    """A code is digits: of an app six, of the recovery codes eight."""

    def clean_code(self) -> Any:
        """Raises ValidationError for a code that opens nothing."""
        typed = Typed.of(str(self.cleaned_data["code"]))
        used = use_code(self.user, typed)
        if used is not None:
            used.user = self.user
            self.authenticator = used
            return typed.digits
        # What is looked at now is digits alone, and never what is kept in the place of a recovery code.
        self.cleaned_data["code"] = "" if typed.may_recover else typed.digits
        return super().clean_code()

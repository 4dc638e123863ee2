from django.apps import AppConfig


class InterviewsConfig(AppConfig):
    name = "tumen.interviews"
    label = "interviews"

    def ready(self) -> None:
        from tumen.consent.registering import register
        from tumen.interviews.forgetting import KEEPING, LETTER

        register(LETTER, KEEPING)

from django.apps import AppConfig


class ArchivesConfig(AppConfig):
    name = "tumen.archives"
    label = "archives"

    def ready(self) -> None:
        from tumen.archives.models import Find
        from tumen.documents.sweeping import name_evidence
        from tumen.jobs.handling import register

        register("archives.bring_in", "tumen.archives.later:bring_in_later")
        name_evidence(Find, "evidence")

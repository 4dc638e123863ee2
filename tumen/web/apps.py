from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "tumen.web"
    label = "web"

    def ready(self) -> None:
        from tumen.publication.forms import maps, wording
        from tumen.web import outlines, saying
        from tumen.web.accounts import noting

        noting.listen()
        wording.speak_korean(saying.said_in_korean)
        maps.draw_on(outlines.outlines)

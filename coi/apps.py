from django.apps import AppConfig


class CoiConfig(AppConfig):
    name = "coi"

    def ready(self):
        # Imported for its effect: the checks register themselves once the apps are ready.
        from coi import checks  # noqa: F401, PLC0415

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    name = "courses"
    label = "courses"
    verbose_name = _("Bimtek")

    def ready(self) -> None:
        from agents.merging import register_merge
        from courses import menu  # noqa: F401  (it fills the navigation)
        from courses.operations import merging

        register_merge("courses", merging.move, merging.give_back)

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    name = "courses"
    label = "courses"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Bimtek")

    def ready(self) -> None:
        from wagtail.signals import page_published, page_unpublished, post_page_move

        from agents.merging import register_merge
        from courses.catalogue.places import forget_catalogue
        from courses.learning import (
            merging,
            privacy,
        )
        from courses.report import menu  # noqa: F401  (the menu fills the navigation)

        register_merge("courses", merging.move, merging.give_back)
        for signal in (page_published, page_unpublished, post_page_move):
            signal.connect(forget_catalogue, dispatch_uid="courses.forget_catalogue")
        privacy.connect()

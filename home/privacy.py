"""The personal data of our site's pages: their texts are about the clinic's work, and of a file it
is kept which account uploaded it."""

from django.utils.translation import gettext_lazy as _

from foundation.privacy.map import CONTENT, OTHERS, Declaration, On, declare, declare_impersonal

PAGES = {
    "HomePage": ("headline", "lead"),
    "GuideIndexPage": ("introduction",),
    "GuidePage": ("introduction", "body", "source", "source_url"),
    "NewsIndexPage": ("introduction",),
    "NewsPage": ("lead", "picture_alt", "body"),
    "RegulationIndexPage": ("introduction",),
    "RegulationPage": ("number", "about", "link", "says"),
    "Rendition": ("filter_spec", "file", "focal_point_key"),
}
FILES = {
    "Picture": ("title", "file", "file_hash", "description", "uploaded_by_user"),
    "Handout": ("title", "file", "file_hash", "uploaded_by_user"),
}


def connect() -> None:
    for name, fields in PAGES.items():
        declare_impersonal(f"home.{name}", *fields)
    for name in FILES:
        declare(
            Declaration(
                f"home.{name}",
                CONTENT,
                dict.fromkeys(FILES[name], On.STAYS),
                _("Until an editor deletes it"),
                accounts=("uploaded_by_user",),
                because=OTHERS,
            )
        )

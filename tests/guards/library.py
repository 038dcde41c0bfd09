"""What the library adds to the guards' world: a guide, a regulation, a piece of news."""

from datetime import date
from typing import Any

from home.models import (
    GuideIndexPage,
    GuidePage,
    NewsIndexPage,
    NewsPage,
    RegulationIndexPage,
    RegulationPage,
)


def add_library(world: Any) -> None:
    shelves = {
        "guide": (
            GuideIndexPage.objects.get(),
            GuidePage(title="Nama inovasi", section="name", reviewed_on=date(2026, 1, 5)),
        ),
        "regulation": (
            RegulationIndexPage.objects.get(),
            RegulationPage(
                title="PP 38/2017",
                kind="government_regulation",
                number="38",
                year=2017,
                about="Inovasi Daerah",
            ),
        ),
        "news": (
            NewsIndexPage.objects.get(),
            NewsPage(title="Bimtek dibuka", date=date(2026, 3, 12), lead="Klinik membuka bimtek."),
        ),
    }
    for name, (index, page) in shelves.items():
        index.add_child(instance=page)
        page.save_revision().publish()
        world.addresses |= {(f"page:{name}", "-"): page.url, (f"page:{name}_list", "-"): index.url}

"""Replace Wagtail's welcome page by our front page and the empty lists below it."""

from django.db import migrations

# Below the front page, in this order: app, model, title, slug, introduction.
LISTS = [
    (
        "courses",
        "CourseIndexPage",
        "Bimtek",
        "bimtek",
        "Kursus singkat tentang inovasi daerah yang dapat diikuti kapan saja.",
    ),
    (
        "home",
        "GuideIndexPage",
        "Panduan",
        "panduan",
        "Cara mengisi setiap bagian proposal inovasi, lengkap dengan contoh dan sumbernya.",
    ),
    (
        "home",
        "RegulationIndexPage",
        "Regulasi",
        "regulasi",
        "Peraturan yang menjadi dasar inovasi daerah dan apa yang dikatakannya tentang inovasi.",
    ),
    ("home", "NewsIndexPage", "Berita", "berita", "Kabar dari klinik dan perangkat daerah."),
]


def create_front_page(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    Locale = apps.get_model("wagtailcore", "Locale")
    HomePage = apps.get_model("home", "HomePage")

    if HomePage.objects.exists():
        return
    locale = Locale.objects.get(language_code="id")
    Site.objects.filter(root_page__slug="home", root_page__depth=2).delete()
    Page.objects.filter(slug="home", depth=2, path="00010001").delete()
    taken = Page.objects.filter(depth=2).exists()
    if taken:
        return

    def content_type(model):
        return ContentType.objects.get_or_create(app_label=model._meta.app_label, model=model._meta.model_name)[0]

    front = HomePage.objects.create(
        title="Klinik Inovasi Balangan",
        draft_title="Klinik Inovasi Balangan",
        slug="beranda",
        content_type=content_type(HomePage),
        path="00010001",
        depth=2,
        numchild=len(LISTS),
        url_path="/beranda/",
        locale=locale,
        headline="Dari gagasan sampai inovasi yang diakui",
        lead="Belajar, berkonsultasi, dan melengkapi data dukung inovasi daerah di satu tempat.",
    )
    for number, (app, model, title, slug, introduction) in enumerate(LISTS, start=1):
        kind = apps.get_model(app, model)
        kind.objects.create(
            title=title,
            draft_title=title,
            slug=slug,
            content_type=content_type(kind),
            path=f"00010001{number:04d}",
            depth=3,
            numchild=0,
            url_path=f"/beranda/{slug}/",
            locale=locale,
            introduction=introduction,
        )
    Page.objects.filter(path="0001").update(numchild=1)
    Site.objects.create(hostname="localhost", root_page_id=front.pk, is_default_site=True)


def remove_front_page(apps, schema_editor):
    """Only what the forward step made; pages with children of their own stay."""
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    if Page.objects.filter(path__startswith="00010001").count() != 1 + len(LISTS):
        return
    Site.objects.filter(root_page__path="00010001").delete()
    Page.objects.filter(path__startswith="00010001").delete()
    Page.objects.filter(path="0001").update(numchild=0)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("courses", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        # As late as the tables are: the way back deletes pages, which asks every table of the state.
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [migrations.RunPython(create_front_page, remove_front_page)]

"""Courses with agents and foundation alone."""

from io import StringIO

from django.core.management import call_command
from wagtail.models import Page

from courses.models import CourseIndexPage, CoursePage, Enrollment, LessonPage, ModulePage
from courses.search.finding import search_pages
from walks.everywhere import addresses, walk
from walks.hosts import HOST
from walks.visitor import VILLAGE, Visitor

BODY = [
    ("text", "<p>Bees make honey.</p>"),
    ("callout", {"kind": "tip", "text": "<p>Be slow.</p>"}),
]


def found_school(world):
    world.catalogue = world.square.add_child(instance=CourseIndexPage(title="School"))
    course = CoursePage(title="Bees", introduction="Keep bees.", jp=2, body=BODY)
    world.course = world.catalogue.add_child(instance=course)
    module = world.course.add_child(instance=ModulePage(title="Hives"))
    world.lesson = module.add_child(instance=LessonPage(title="Smoke", minutes=5, body=BODY))
    world.lesson.save_revision().publish()
    world.course.save_revision().publish()


def learn(world):
    visitor = Visitor()
    visitor.get("/", HOST.front_says)
    visitor.get(world.catalogue.url, VILLAGE, "Bees")
    visitor.get(world.course.url, VILLAGE, "Keep bees.", "Sign in")
    enroll = f"/clinic/belajar/{world.course.pk}/daftar/"
    visitor.post(enroll, {}, HOST.door_says)
    sari = Visitor()
    sari.send(
        f"{HOST.door}?next={world.course.url}", HOST.key("Sari"), VILLAGE, "Enroll in this course"
    )
    sari.post(enroll, {}, VILLAGE, "You are enrolled")
    sari.get(world.lesson.url, VILLAGE, "Bees make honey.")
    lesson = f"/clinic/belajar/pelajaran/{world.lesson.pk}"
    sari.post(f"{lesson}/dibuka/", {}, status=204)
    sari.post(f"{lesson}/selesai/", {}, "You have completed this course")
    sari.get("/clinic/belajar/riwayat/", VILLAGE, "Bees")
    assert Enrollment.objects.get().opd == world.health
    sari.post(HOST.way_out, {}, HOST.front_says)
    sari.get("/clinic/belajar/riwayat/", HOST.door_says)


def join(world):
    """Somebody new comes in by the host's own sign-up, learns to the end and goes."""
    if HOST.sign_up is None:
        return
    wati = Visitor()
    wati.get(world.course.url, f'href="{HOST.sign_up}')
    key = {"email": "wati@village.example", "password": "x"}
    wati.send(f"{HOST.sign_up}?next={world.course.url}", key, VILLAGE, "Enroll in this course")
    wati.post(f"/clinic/belajar/{world.course.pk}/daftar/", {}, VILLAGE, "You are enrolled")
    wati.post(f"/clinic/belajar/pelajaran/{world.lesson.pk}/selesai/", {}, "You have completed")
    wati.post(HOST.way_out, {}, HOST.front_says)


def speak(world):
    if not HOST.languages:
        return
    Visitor(language="id").get(world.course.url, 'lang="id">', "Masuk")
    Visitor(language="nl").get(world.course.url, 'lang="nl">', "Sign in")
    Visitor(world.user("Sari"), "id").get("/clinic/belajar/riwayat/", "Bees", "Selesai")


def report(world):
    head = Visitor(world.user("Fauzi"))
    head.get("/clinic/laporan/pelatihan/", VILLAGE, "Health")
    for kind in ("csv", "xlsx"):
        head.get(f"/clinic/laporan/pelatihan/unduh/{kind}/")
    Visitor(world.user("Sari")).get("/clinic/laporan/pelatihan/", status=404)
    out = StringIO()
    call_command("completion_report", "--format", "json", stdout=out)
    assert "Health" in out.getvalue()


def register(world):
    """The registry: claims, the unit's people, slips with codes, a decree's roles."""
    sari, head = Visitor(world.user("Sari")), Visitor(world.user("Fauzi"))
    sari.get("/clinic/akun/pegawai/", VILLAGE)
    head.get("/clinic/unit/", VILLAGE, "Sari")
    Visitor(world.user("Dewi")).get("/admin/", "Registry")
    Visitor(world.user("Aulia")).get(f"/admin/pages/{world.square.pk}/", "School")


def administer(world):
    root = Visitor(world.root)
    paths = sorted(set(addresses()))
    assert len(paths) > 20, paths
    walk(root, paths)
    walk(Visitor(world.user("Dewi"), "id"), [path for path in paths if "/admin/" in path])
    root.get(f"/admin/pages/{world.course.pk}/edit/", "Keep bees.")
    root.get(f"/admin/pages/{world.lesson.pk}/edit/")
    root.get(f"/admin/pages/add/courses/coursepage/{world.catalogue.pk}/")
    root.get(f"/admin/pages/{world.course.pk}/delete/", "cannot be deleted")
    call_command("minute", stdout=(said := StringIO()))
    assert "failed" not in said.getvalue(), said.getvalue()


def keep_to_themselves(world):
    """What the village finds and lists by its own ways."""
    wasps = CoursePage(title="Wasps", introduction="Wasps sting.", jp=1, audience="asn")
    world.catalogue.add_child(instance=wasps).save_revision().publish()
    pages = Page.objects.live()
    assert [page.title for page in pages.search("Bees")] == ["Bees"]
    for words in ("Wasps", "sting", "Smoke", "honey"):
        assert "Wasps" not in (found := [page.title for page in pages.search(words)])
        assert "Smoke" not in found, found
    assert not pages.public().filter(title="Wasps").exists()
    hidden = (Page.objects.get(title="Wasps").url, world.lesson.url)
    for way in HOST.ways:
        for words in ("Bees", "Wasps", "sting", "Smoke", "honey"):
            shown = Visitor().get(way.format(words)).content.decode()
            # A list of all pages names closed lessons, as their course does.
            found = hidden if "{}" in way else hidden[:1]
            assert not [each for each in found if each in shown], (way, words)
    assert not Page.objects.get(title="Wasps").specific.get_sitemap_urls()
    assert [page.title for page in search_pages(pages, "Smoke", world.user("Sari"))] == ["Smoke"]
    Page.objects.get(title="Wasps").delete()


def run(world):
    for step in (
        found_school,
        learn,
        join,
        keep_to_themselves,
        speak,
        report,
        register,
        administer,
    ):
        step(world)

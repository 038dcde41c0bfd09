"""Headers of every answer."""

from django.test import Client


def test_our_pages_run_no_inline_code(db):
    policy = Client().get("/healthz")["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "unsafe" not in policy


def test_the_looser_policy_holds_in_wagtails_admin_alone(root, as_user):
    client = as_user(root)
    assert "unsafe-inline" in client.get("/cms/")["Content-Security-Policy"]
    assert "unsafe-inline" not in client.get("/cmsx/")["Content-Security-Policy"]


def test_what_does_not_declare_itself_public_is_kept_by_nobody(db):
    response = Client().get("/healthz")
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "geolocation=()" in response["Permissions-Policy"]


def test_a_page_that_somebody_uploaded_into_media_does_not_run(db, settings):
    settings.MEDIA_ROOT.mkdir(parents=True)
    (settings.MEDIA_ROOT / "a.html").write_text("<script>alert(1)</script>")
    (settings.MEDIA_ROOT / "a.png").write_bytes(b"\x89PNG")
    page, picture = Client().get("/media/a.html"), Client().get("/media/a.png")
    assert page["Content-Disposition"] == "attachment"
    assert page["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert not picture["Content-Disposition"].startswith("attachment")

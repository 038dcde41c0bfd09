"""What a browser says of a field is said in our words, whatever language the browser has."""

import pytest


@pytest.fixture
def form(open_page, sari):
    return open_page("/inovasi/baru/", sari, width=360)


def _said(page, name: str) -> str:
    return page.evaluate(f"document.querySelector('[name={name}]').validationMessage")


def test_a_field_left_empty_is_asked_for_in_indonesian(form):
    form.click("main form button[type=submit]")
    assert _said(form, "name") == "Bagian ini perlu diisi."
    form.fill("[name=name]", "Kelas Ibu")
    assert _said(form, "name") == ""
    form.click("main form button[type=submit]")
    assert _said(form, "summary") == "Bagian ini perlu diisi."


def test_control_arm_without_our_words_the_browser_says_it_in_english(form):
    said = form.evaluate(
        "() => { const f = document.createElement('input'); f.required = true;"
        " return f.validationMessage; }"
    )
    assert said
    assert "perlu" not in said


def test_a_field_of_the_other_owner_is_hidden(form):
    group = form.locator(".kl-field:has([name=group_name])")
    assert not group.is_visible()
    form.check("[name=owner][value=group]")
    assert group.is_visible()
    assert not form.locator(".kl-field:has([name=opd])").is_visible()


def test_without_javascript_both_fields_stand_there(open_page, sari):
    page = open_page("/inovasi/baru/", sari, width=360, java_script_enabled=False)
    assert page.locator("[name=group_name]").is_visible()
    assert page.locator("[name=opd]").is_visible()

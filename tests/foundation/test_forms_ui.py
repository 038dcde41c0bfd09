from xml.etree import ElementTree

import html5lib
import pytest
from django import forms
from django.forms.renderers import get_default_renderer

from foundation.forms import CleanFields


class ProposalForm(forms.Form):
    name = forms.CharField(label="Nama", help_text="Seperti di SK.")
    email = forms.EmailField(label="Surel", required=False)
    kind = forms.ChoiceField(label="Jenis", choices=[("a", "Satu")], widget=forms.RadioSelect)
    agree = forms.BooleanField(label="Setuju")
    token = forms.CharField(widget=forms.HiddenInput)

    def clean(self) -> None:
        raise forms.ValidationError("Kuota sudah habis.")


class FilterForm(forms.Form):
    show_optional = False
    words = forms.CharField(label="Cari", required=False)


def parsed(form: forms.Form) -> ElementTree.Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(f"<!DOCTYPE html><title>t</title><form>{form}</form>")


def text(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.fixture
def refused() -> ElementTree.Element:
    return parsed(ProposalForm({"email": "bukan-surel"}))


def by_id(page: ElementTree.Element) -> dict[str, ElementTree.Element]:
    return {name: element for element in page.iter() if (name := element.get("id"))}


def test_the_summary_takes_the_focus_and_leads_to_the_fields(refused: ElementTree.Element) -> None:
    (summary,) = refused.findall(".//*[@data-error-summary]")
    assert summary.get("tabindex") == "-1"
    assert summary.get("autofocus") is not None
    targets = [link.get("href", "")[1:] for link in summary.iter("a")]
    assert targets == ["id_name", "id_email", "id_kind", "id_agree"]
    assert set(targets) <= by_id(refused).keys()


def test_the_summary_names_errors_that_belong_to_no_field(refused: ElementTree.Element) -> None:
    (summary,) = refused.findall(".//*[@data-error-summary]")
    assert "Kuota sudah habis." in text(summary)


def test_help_and_error_are_tied_to_their_field(refused: ElementTree.Element) -> None:
    ids = by_id(refused)
    field = ids["id_name"]
    assert field.get("aria-invalid") == "true"
    described = field.get("aria-describedby", "").split()
    assert described == ["id_name_helptext", "id_name_error"]
    assert text(ids["id_name_helptext"]) == "Seperti di SK."
    assert text(ids["id_name_error"])


def test_a_fresh_form_has_neither_summary_nor_error() -> None:
    page = parsed(ProposalForm())
    assert page.findall(".//*[@data-error-summary]") == []
    assert page.findall(".//*[@class='kl-field__error']") == []


def test_choices_are_a_group_with_a_legend(refused: ElementTree.Element) -> None:
    (group,) = refused.iter("fieldset")
    assert text(group.find("legend")) == "Jenis"  # type: ignore[arg-type]


def test_only_what_may_stay_empty_is_called_optional() -> None:
    labels = {label.get("for"): text(label) for label in parsed(ProposalForm()).iter("label")}
    assert "(" not in labels["id_name"]
    assert "(" in labels["id_email"]


def test_a_filter_does_not_call_its_fields_optional() -> None:
    (label,) = parsed(FilterForm()).iter("label")
    assert text(label) == "Cari"


def test_forms_of_ours_bring_their_renderer(settings):
    """The host's own forms, and its `FORM_RENDERER`, stay as they are."""
    settings.FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
    get_default_renderer.cache_clear()
    ours = type("Ours", (CleanFields, ProposalForm), {})
    try:
        assert 'class="kl-field' in str(ours())
        assert "kl-" not in str(ProposalForm())
    finally:
        get_default_renderer.cache_clear()

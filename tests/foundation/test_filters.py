"""Filters of lists: nothing is required, nothing refused, and the address says it all."""

import pytest
from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string

from foundation.filters import FilterForm


class ShelfForm(FilterForm):
    q = forms.CharField(label="Kata", required=False, max_length=10)
    shelf = forms.TypedChoiceField(
        label="Rak", required=False, coerce=int, choices=[("", "Semua"), ("1", "A"), ("2", "B")]
    )


def _form(text: str, **kept: str) -> ShelfForm:
    return ShelfForm(QueryDict(text), kept)


@pytest.mark.parametrize(
    "text", ["", "q=", "shelf=9", "shelf=x", "q=" + "a" * 11, "other=1", "q=%00"]
)
def test_what_no_record_has_narrows_nothing(text):
    form = _form(text)
    assert (form.chosen, form.is_narrowed, form.query, form.choice) == ({}, False, "", "")


def test_what_was_chosen_stands_in_every_address_that_leads_on():
    form = _form("q=air+sungai&shelf=2&shelf=9&page=3", lalu="1")
    assert form.chosen == {"q": "air sungai"}
    form = _form("q=air+sungai&shelf=2&page=3", lalu="1")
    assert form.chosen == {"q": "air sungai", "shelf": 2}
    assert form.query == "lalu=1&q=air+sungai&shelf=2"
    assert form.choice == "&q=air+sungai&shelf=2"
    assert form.bare == "?lalu=1"


def test_the_bar_keeps_what_is_kept_and_offers_the_way_back_once_it_narrows():
    name = "foundation/components/filter.html"
    bare = render_to_string(name, {"form": _form("", lalu="1")})
    assert '<input type="hidden" name="lalu" value="1">' in bare
    assert 'href="?lalu=1"' not in bare
    assert "kl-field__optional" not in bare
    narrowed = render_to_string(name, {"form": _form("shelf=2&q=<b>", lalu="1")})
    assert 'href="?lalu=1"' in narrowed
    assert '<option value="2" selected>' in narrowed
    assert "&lt;b&gt;" in narrowed

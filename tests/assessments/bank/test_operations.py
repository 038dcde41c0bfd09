"""Versions follow one another and never change; categories are a tree."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from assessments.bank import operations
from assessments.kinds.base import PayloadError
from assessments.models import Category, Question
from tests.assessments.made import choice, make_question


def _facts(question, **changed):
    latest = question.latest
    facts = {"category": question.category, "name": latest.name, "payload": latest.payload}
    return {**facts, "status": latest.status, **changed}


def test_editing_makes_the_next_version_and_the_old_one_stays(aulia):
    question = make_question(aulia)
    changed = choice(("Paringin", "100"), ("Barabai", "0"))
    operations.revise(question, aulia, **_facts(question, payload=changed))
    assert [each.n for each in question.versions.all()] == [2, 1]
    assert "Amuntai" in str(question.versions.get(n=1).payload)


def test_saving_the_same_makes_no_version(aulia):
    question = make_question(aulia)
    operations.revise(question, aulia, **_facts(question, tags=["baru"], status="ready"))
    assert (question.versions.count(), question.latest.status) == (1, "ready")
    assert [str(each) for each in question.tags.all()] == ["baru"]


def test_a_version_is_never_written_over(aulia):
    version = make_question(aulia).latest
    version.name = "Lain"
    with pytest.raises(ImproperlyConfigured):
        version.save()
    version.status = "retired"
    version.save(update_fields=["status"])


def test_a_number_is_given_once_in_a_category(aulia):
    make_question(aulia, idnumber="A1")
    with pytest.raises(operations.NumberTakenError):
        make_question(aulia, idnumber="A1")
    other = operations.add_category(aulia, name="Lain", parent=None)
    make_question(aulia, other, idnumber="A1")


def test_what_cannot_be_graded_is_not_stored(aulia):
    with pytest.raises(PayloadError):
        make_question(aulia, payload=choice(("a", "0"), ("b", "0")))
    assert not Question.objects.exists()


def test_categories_of_one_name_stand_in_different_places(aulia):
    top = operations.add_category(aulia, name="Umum", parent=None)
    operations.add_category(aulia, name="Umum", parent=top)
    for parent in (None, top):
        with pytest.raises(operations.CategoryTakenError):
            operations.add_category(aulia, name="Umum", parent=parent)
    assert [each.path for each in Category.objects.with_paths()] == ["Umum", "Umum / Umum"]


def test_a_category_does_not_stand_in_itself(aulia):
    top = operations.add_category(aulia, name="Satu", parent=None)
    below = operations.add_category(aulia, name="Dua", parent=top)
    with pytest.raises(operations.CategoryInItselfError):
        operations.change_category(top, aulia, name="Satu", parent=below)


def test_only_an_empty_category_goes(aulia):
    question = make_question(aulia)
    with pytest.raises(operations.CategoryInUseError):
        operations.delete_category(question.category, aulia)
    empty = operations.add_category(aulia, name="Kosong", parent=None)
    operations.delete_category(empty, aulia)
    assert [each.name for each in Category.objects.all()] == ["Umum"]

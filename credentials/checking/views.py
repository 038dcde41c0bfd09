"""Glue: check a code, or a file, without signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from credentials.checking.finding import answer_of, by_bytes, by_code
from credentials.checking.forms import CodeForm, FileForm
from credentials.checking.limits import MISSES
from credentials.codes import as_typed, in_groups
from credentials.models import Certificate
from foundation.limits import TooManyTriesError, address_of, count_try, is_used_up


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """A field for the code, and one for the file."""
    if is_used_up(MISSES, address_of(request)):
        return _too_many(request)
    if request.method == "POST":
        return _compared(request)
    form = CodeForm(request.GET if "kode" in request.GET else None)
    if form.is_bound and form.is_valid():
        return redirect("credentials:check", form.cleaned_data["kode"])
    return _index(request, form, FileForm())


@require_safe
def check(request: HttpRequest, code: str) -> HttpResponse:
    """What the code on a paper, or in its QR code, leads to."""
    if is_used_up(MISSES, address_of(request)):
        return _too_many(request)
    typed = as_typed(code)
    found = by_code(typed) if typed else None
    if found is None:
        return _missed(request, CodeForm({"kode": code[:60]}), FileForm(), "code")
    if typed != code:
        return redirect("credentials:check", typed)
    return _answered(request, found, is_same_file=False)


def _compared(request: HttpRequest) -> HttpResponse:
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _index(request, CodeForm(), form)
    found = by_bytes(form.cleaned_data["file"].chunks())
    if found is None:
        return _missed(request, CodeForm(), FileForm(), "file")
    return _answered(request, found, is_same_file=True)


def _answered(request: HttpRequest, found: Certificate, *, is_same_file: bool) -> HttpResponse:
    context = {
        "answer": answer_of(found),
        "code": in_groups(found.code),
        "is_same_file": is_same_file,
        "form": FileForm(),
    }
    return render(request, "credentials/checking/answer.html", context)


def _missed(request: HttpRequest, form: CodeForm, file: FileForm, what: str) -> HttpResponse:
    try:
        count_try(MISSES, address_of(request))
    except TooManyTriesError:
        return _too_many(request)
    status = 404 if what == "code" else 200
    return _index(request, form, file, missed=what, status=status)


def _index(
    request: HttpRequest, form: CodeForm, file: FileForm, *, missed: str = "", status: int = 200
) -> HttpResponse:
    context = {"form": form, "file_form": file, "missed": missed}
    return render(request, "credentials/checking/index.html", context, status=status)


def _too_many(request: HttpRequest) -> HttpResponse:
    response = render(request, "credentials/checking/too_many.html", status=429)
    response["Retry-After"] = str(MISSES.seconds)
    return response

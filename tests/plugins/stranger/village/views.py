from django import forms
from django.contrib.auth import get_user_model, login
from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from wagtail.models import Page


class JoinForm(forms.Form):
    email = forms.EmailField()
    password = forms.CharField(widget=forms.PasswordInput)


def join(request):
    form = JoinForm(request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data
        user = get_user_model().objects.create_user(typed["email"], typed["password"])
        login(request, user)
        return redirect(request.GET.get("next") or "/")
    return render(request, "village/door.html", {"form": form})


def search(request):
    """As a project that `wagtail start` makes has it."""
    search_query = request.GET.get("query", None)
    page = request.GET.get("page", 1)
    if search_query:
        search_results = Page.objects.live().search(search_query)
    else:
        search_results = Page.objects.none()
    paginator = Paginator(search_results, 10)
    try:
        search_results = paginator.page(page)
    except PageNotAnInteger:
        search_results = paginator.page(1)
    except EmptyPage:
        search_results = paginator.page(paginator.num_pages)
    context = {"search_query": search_query, "search_results": search_results}
    return TemplateResponse(request, "village/search.html", context)

"""The two sites that are not ours: what of them a walk must know. Nothing of a plugin is imported here."""

import os
from importlib import import_module

from django.contrib.auth import get_user_model
from wagtail.models import Page, Site


class Village:
    """Like Bootstrap, with its own people, sign-up, search, sitemap and Wagtail API."""

    prefix, static, zone = "/clinic/", "/assets/", "WIB"
    address = "https://village.example"
    frame = 'id="village"'
    front_says, door, door_says = "Market on Monday", "/door/", "The door"
    way_out = "/out/"
    sign_up = "/join/"
    languages = ("id", "nl")
    ways = ("/search/?query={}", "/sitemap.xml", "/api/v2/pages/?search={}", "/api/v2/pages/")

    def make_user(self, name):
        return get_user_model().objects.create_user(
            f"{name.lower()}@village.example", "x", called=name
        )

    def make_root(self):
        return get_user_model().objects.create_superuser("root@village.example", "x")

    def key(self, name):
        return {"username": f"{name.lower()}@village.example", "password": "x"}

    def add_front(self):
        pages = import_module("village.models")
        front = Page.get_first_root_node().add_child(
            instance=pages.SquarePage(title="Square", slug="square", notice=self.front_says)
        )
        site = Site.objects.get(is_default_site=True)
        site.root_page = front
        site.save()
        return front


class Bare:
    """What `wagtail start` makes: Django's own users, who sign in at Wagtail's door."""

    prefix, static, zone = "/", "/static/", "WITA"
    address = "https://your.site"
    frame = "css/mysite.css"
    front_says, door, door_says = "Welcome to your new Wagtail site!", "/admin/login/", "Sign in"
    way_out = "/sign-out/"
    sign_up = None
    languages = ()
    ways = ("/search/?query={}",)

    def make_user(self, name):
        email = f"{name.lower()}@site.example"
        users = get_user_model().objects
        return users.create_user(name.lower(), email, "x", first_name=name)

    def make_root(self):
        return get_user_model().objects.create_superuser("root", "root@site.example", "x")

    def key(self, name):
        return {"username": name.lower(), "password": "x"}

    def add_front(self):
        return import_module("home.models").HomePage.objects.get()


HOST = {"village": Village, "bare": Bare}[os.environ.get("HOST", "village")]()

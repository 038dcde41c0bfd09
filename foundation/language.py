"""The choice of a language. What follows from it is `foundation.middleware.LanguageMiddleware`."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language as set_language_cookie


@csrf_exempt
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Keep the choice in a cookie, and with the person when somebody is signed in.

    Exempt from the token: a public page is the same for everybody and carries none, and
    the worst that a stranger's page can do is to change the language.
    """
    code = request.POST.get("language", "")
    user = request.user
    if code in dict(settings.LANGUAGES) and user.is_authenticated and hasattr(user, "language"):
        # An update: a save would write back what another tab has changed meanwhile.
        get_user_model()._default_manager.filter(pk=user.pk).update(language=code)
    return set_language_cookie(request)

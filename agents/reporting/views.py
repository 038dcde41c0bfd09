"""The door of every report over OPDs."""

from collections.abc import Callable, Set
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from agents.reporting.permissions import may_see_reports, reported_opds
from agents.reporting.scope import OpdScope
from foundation.http import SignedInRequest
from foundation.public.offered import public
from foundation.reports.rows import NoSuchListError
from foundation.users import AnyUser

P = ParamSpec("P")
Asked = TypeVar("Asked", bound=OpdScope)


@public
def report_view(
    scope_class: type[Asked],
    *,
    opds_of: Callable[[AnyUser], Set[int] | None] = reported_opds,
    method: Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]] = require_safe,
) -> Callable[
    [Callable[Concatenate[SignedInRequest, Asked, P], HttpResponse]],
    Callable[Concatenate[SignedInRequest, P], HttpResponse],
]:
    """A view that is handed, after the request, what its reader may see of what was asked for:
    the OPDs that `opds_of` answers, None for all.

    404 for whoever may see no report, and for rows that the report does not have.
    """

    def decorate(
        view: Callable[Concatenate[SignedInRequest, Asked, P], HttpResponse],
    ) -> Callable[Concatenate[SignedInRequest, P], HttpResponse]:
        @login_required
        @method
        @wraps(view)
        def answer(request: SignedInRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not may_see_reports(request.user):
                raise Http404
            opds = opds_of(request.user)
            scope = scope_class(request.GET, opds, timezone.localdate())
            try:
                return view(request, scope, *args, **kwargs)
            except NoSuchListError as error:
                raise Http404 from error

        return answer

    return decorate

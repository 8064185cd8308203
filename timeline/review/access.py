"""Who may open the desk: editors. Others are asked to sign in, or told that it is not theirs."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from timeline.models.visibility import is_editor

View = Callable[..., HttpResponse]


def desk(*methods: str) -> Callable[[View], View]:
    """A view for editors that answers these methods only (GET if none is named), and is never cached.

    An anonymous visitor is sent to the login page, an account without the right gets 403.
    """
    allowed = [*methods, "HEAD"] if "GET" in methods or not methods else list(methods)

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return _to_login(request)
            if not is_editor(request.user):
                raise PermissionDenied
            response = view(request, *args, **kwargs)
            add_never_cache_headers(response)
            return response

        return require_http_methods(allowed if methods else ["GET", *allowed])(guarded)

    return decorate


def _to_login(request: HttpRequest) -> HttpResponse:
    """Back to the page after signing in; after a POST, to the queue, because a form cannot be sent again."""
    response = (
        redirect_to_login(request.get_full_path())
        if request.method == "GET"
        else redirect_to_login(reverse("queue"))
    )
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(response["Location"])
    return response

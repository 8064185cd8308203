"""Signing in: editors come to the desk, whoever may only read to the timeline."""

from django.contrib.auth.views import LoginView
from django.urls import reverse


class SignIn(LoginView):
    """Django's, with a place to go to that is not forbidden to whom it is sent."""

    def get_default_redirect_url(self) -> str:
        return reverse("queue" if self.request.user.has_perm("timeline.review") else "timeline")

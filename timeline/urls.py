"""All addresses. Each room keeps its own."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from timeline.review.entrance import SignIn

urlpatterns = [
    path("", include("timeline.browse.urls")),
    path("desk/", include("timeline.ingest.urls")),
    path("desk/", include("timeline.review.urls")),
    path("record/", include("timeline.record.urls")),
    path("dates/", include("timeline.review.dates.urls")),
    path("", include("timeline.publish.urls")),
    path("accounts/login/", SignIn.as_view(), name="login"),
    path("accounts/logout/", auth.LogoutView.as_view(), name="logout"),
    path("accounts/password/", auth.PasswordChangeView.as_view(), name="password_change"),
    path("accounts/password/done/", auth.PasswordChangeDoneView.as_view(), name="password_change_done"),
    path("admin/", admin.site.urls),
]

from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path

from campaign import feeds, views
from campaign.keeping_forms import resume
from campaign.sitemaps import SITEMAPS
from campaign.style import style

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("pilots.urls")),
    path("", include("blog.urls")),
    path("search/", views.search, name="search"),
    path("search/suggest/", views.suggest, name="suggest"),
    path("commitments/", views.commitment_list, name="commitment_list"),
    path("commitments/<slug:slug>/", views.commitment_detail, name="commitment_detail"),
    re_path(r"^(?P<noun>commitments)\.(?P<kind>csv|json)$", views.commitment_export, name="commitment_export"),
    path("diary/", views.diary, name="diary"),
    path("diary.ics", views.diary_calendar, name="diary_calendar"),
    path("pack/", views.choose_pack, name="choose_pack"),
    path("branches/<slug:slug>/pack/", views.branch_pack, name="branch_pack"),
    path("pilots/<slug:slug>/pack/", views.pilot_pack, name="pilot_pack"),
    path("service-groups/<slug:slug>/pack/", views.service_group_pack, name="service_group_pack"),
    path("about/", views.about, name="about"),
    path("corrections/", views.corrections, name="corrections"),
    re_path(r"^(?P<noun>corrections)\.(?P<kind>csv|json)$", views.corrections_export, name="corrections_export"),
    path("privacy/", views.privacy, name="privacy"),
    path("feed/", feeds.EverythingFeed(), name="feed"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="django.contrib.sitemaps.views.sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("health/", views.health, name="health"),
    path("style/", style, name="style"),
    path("admin/resume/", resume, name="resume"),
    path("admin/", admin.site.urls),
]

handler400 = views.bad_request
handler403 = views.forbidden
handler404 = views.not_found

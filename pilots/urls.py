from django.urls import path, re_path

from pilots import feeds, views

app_name = "pilots"
urlpatterns = [
    path("pilots/", views.pilot_list, name="pilot_list"),
    path("pilots/<slug:slug>/", views.pilot_detail, name="pilot_detail"),
    path("pilots/<slug:slug>/card.png", views.pilot_card, name="pilot_card"),
    path("pilots/<slug:slug>/feed/", feeds.PilotFeed(), name="pilot_feed"),
    path("bodies/", views.body_list, name="body_list"),
    path("bodies/<slug:slug>/", views.body_detail, name="body_detail"),
    path("branches/", views.branch_list, name="branch_list"),
    path("branches/<slug:slug>/", views.branch_detail, name="branch_detail"),
    path("service-groups/", views.service_group_list, name="service_group_list"),
    path("service-groups/<slug:slug>/", views.service_group_detail, name="service_group_detail"),
    path("documents/", views.document_list, name="document_list"),
    path("documents/<slug:slug>/", views.document_detail, name="document_detail"),
    path("documents/<slug:slug>/pages/<int:number>/", views.page_detail, name="page_detail"),
    path("documents/<slug:slug>/copy/", views.copy_file, name="copy_file"),
    path("claims/", views.claim_list, name="claim_list"),
    path("claims/<slug:slug>/", views.claim_detail, name="claim_detail"),
    path("silences/", views.silence_list, name="silence_list"),
    path("figures/", views.figure_list, name="figure_list"),
    path("timeline/", views.event_list, name="event_list"),
    path("glossary/", views.glossary, name="glossary"),
    re_path(
        r"^(?P<noun>pilots|bodies|branches|documents|figures|events|claims|silences)\.(?P<kind>csv|json|geojson)$",
        views.export_list,
        name="export",
    ),
]

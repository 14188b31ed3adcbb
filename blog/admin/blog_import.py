"""A blog from elsewhere, brought in at the desk: uploaded, shown what it would become, and then imported or not."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from blog.importing.entry import MAX_BYTES
from blog.importing.parsing import EMPTY
from blog.importing.reading import TOO_LARGE
from blog.models import BlogImport
from blog.tasks import bring_in_blog, look_through_blog
from pilots.extraction.kinds import safe_name
from pilots.extraction.limits import MB

State = BlogImport.State
LARGE = 2 * MB  # above, it is looked through as a task
CHOOSE = "Choose a file first."
TITLES = {State.DONE: "Imported", State.REFUSED: "Not imported", State.PLANNED: "Import this blog?"}


class BlogForm(forms.Form):
    file = forms.FileField(
        label="The file",
        max_length=200,
        allow_empty_file=True,
        error_messages={"required": CHOOSE},
        help_text=f"XML, at most {MAX_BYTES // MB} MB.",
    )
    is_elsewhere = forms.BooleanField(
        label="The blog stays where it is",
        required=False,
        help_text="Tick it if each post should name its address there as the original.",
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if not file.size or file.size > MAX_BYTES:
            raise forms.ValidationError(TOO_LARGE if file.size else EMPTY)
        return file


@admin.register(BlogImport)
class BlogImportAdmin(admin.ModelAdmin):
    """The list of what was imported. Adding one is uploading a file; looking at one shows its plan, or what it did."""

    list_display = ["name", "at", "by", "what"]
    list_display_links = ["name"]
    ordering = ["-pk"]

    @admin.display(description="what became of it")
    def what(self, upload):
        return upload.report.get("in_words") if upload.state == State.DONE else upload.get_state_display()

    def get_queryset(self, request):
        return super().get_queryset(request).with_officers()

    def has_add_permission(self, request):
        """What comes in may be public at once: for those who may publish."""
        return super().has_add_permission(request) and request.user.has_perm("blog.publish_post")

    def has_change_permission(self, request, upload=None):
        return False

    def has_delete_permission(self, request, upload=None):
        return False

    def get_urls(self):
        view = self.admin_site.admin_view(self.tell_progress)
        return [path("<int:pk>/progress/", view, name="blog_blogimport_progress"), *super().get_urls()]

    def page(self, request, template, status=200, **context):
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/blog/import/{template}.html", context, status=status)

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = BlogForm(request.POST, request.FILES) if request.method == "POST" else BlogForm()
        if form.is_valid():
            return self.take(request, **form.cleaned_data)
        return self.page(request, "upload", title="Import a blog", form=form, status=400 if form.errors else 200)

    def take(self, request, file, is_elsewhere):
        BlogImport.objects.forget_old_files()
        upload = BlogImport.objects.create(
            name=safe_name(file.name), file=file, by=request.user, is_elsewhere=is_elsewhere
        )
        soon(look_through_blog, upload)
        return redirect(plan_address(upload))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """What the file would become; a POST imports it, once, and only as it was shown."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        upload = get_object_or_404(self.get_queryset(request), pk=object_id if object_id.isdecimal() else 0)
        may_import = self.has_add_permission(request)
        if request.method == "POST":
            if not may_import:
                raise PermissionDenied
            shown = request.POST.get("digest") == upload.digest
            if shown and BlogImport.objects.begin(upload, State.PLANNED, State.RUNNING):
                soon(bring_in_blog, upload)
            return redirect(plan_address(upload))
        return self.page(
            request,
            "plan",
            title=TITLES.get(upload.state, upload.get_state_display()),
            upload=upload,
            report=upload.report,
            is_done=upload.state == State.DONE,
            may_import=may_import and upload.state == State.PLANNED and bool(upload.file),
            progress=reverse("admin:blog_blogimport_progress", args=[upload.pk]),
            again=reverse("admin:blog_blogimport_add"),
        )

    def tell_progress(self, request, pk):
        if not self.has_view_permission(request):
            raise PermissionDenied
        upload = get_object_or_404(self.get_queryset(request), pk=pk)
        return JsonResponse({"words": upload.progress, "ended": not upload.is_under_way or upload.is_stuck})


def plan_address(upload):
    return reverse("admin:blog_blogimport_change", args=[upload.pk])


def soon(deed, upload):
    """A small blog at once; a large one as a task, which a worker may do beside the site."""
    if upload.file.size > LARGE:
        deed.enqueue(upload.pk)
    else:
        deed.call(upload.pk)

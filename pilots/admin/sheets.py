"""A noun's rows as a sheet, and a sheet back into the record, from the head of the noun's list."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.cache import never_cache

from pilots.extraction.kinds import safe_name
from pilots.extraction.limits import MB
from pilots.models import Pilot, SheetImport
from pilots.publishing import Publishable
from pilots.sheets.explained import explained
from pilots.sheets.formats import TYPES, UnwritableError, rows_of, written
from pilots.sheets.limits import LARGE, MAX_BYTES, MOST_ROWS
from pilots.sheets.reading import EMPTY, TOO_LARGE
from pilots.tasks import bring_in_sheet, look_through_sheet

State = SheetImport.State
CHOOSE = "Choose a file first."
KINDS = f"CSV, Excel (.xlsx), OpenDocument (.ods) or JSON; at most {MAX_BYTES // MB} MB and {MOST_ROWS:,} rows."


class SheetForm(forms.Form):
    sheet = forms.FileField(
        label="The file",
        max_length=200,
        allow_empty_file=True,
        error_messages={"required": CHOOSE},
        help_text=KINDS,
    )

    def clean_sheet(self):
        sheet = self.cleaned_data["sheet"]
        if not sheet.size:
            raise forms.ValidationError(EMPTY)
        if sheet.size > MAX_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return sheet


class ExchangesSheets(admin.ModelAdmin):
    """Of an admin whose noun has a `table` of columns: its pages to export and to import."""

    table = None
    publishes = Pilot  # whose right to publish is asked of her who imports what cannot itself be a draft

    def sheet_tools(self, request):
        tools = []
        if self.table and self.has_view_permission(request):
            tools.append(("Export", f"{self.sheet_address('export')}?{request.GET.urlencode()}".rstrip("?")))
        if self.table and self.has_import_permission(request):
            tools.append(("Import", self.sheet_address("import")))
        return tools

    def sheet_address(self, page, *args):
        return reverse(f"admin:{self.sheet_name(page)}", args=args)

    def sheet_name(self, page):
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def has_import_permission(self, request):
        """An import adds and changes whatever it likes: for those who may do that one by one, and publish."""
        whole = getattr(self, "whole", None)
        governor = self.opts.get_field(whole).related_model if whole else self.publishes
        asked = self.model if issubclass(self.model, Publishable) else governor
        may = self.has_add_permission(request) and self.has_change_permission(request)
        return may and self.may_publish(request, asked)

    def get_urls(self):
        pages = {
            "export": ("export/", self.export_page),
            "template": ("import/template/", self.template_file),
            "import": ("import/", self.import_page),
            "import_plan": ("import/<int:pk>/", self.plan_page),
            "import_progress": ("import/<int:pk>/progress/", self.tell_import),
        }
        urls = [
            path(address, self.admin_site.admin_view(never_cache(view)), name=self.sheet_name(name))
            for name, (address, view) in pages.items()
        ]
        return [*(urls if self.table else []), *super().get_urls()]

    def sheet_page(self, request, template, status=200, **context):
        context = {**self.admin_site.each_context(request), "opts": self.opts, "formats": TYPES, **context}
        return TemplateResponse(request, f"admin/sheets/{template}.html", context, status=status)

    def sheet_file(self, kind, rows):
        response = HttpResponse(written(kind, self.table, rows), content_type=TYPES[kind][1])
        response["Content-Disposition"] = f'attachment; filename="{self.table.noun}.{kind}"'
        return response

    # Out

    def export_page(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied
        kind = request.GET.get("format", "")
        request.GET = request.GET.copy()
        request.GET.pop("format", None)
        try:
            found = self.get_changelist_instance(request).queryset
        except IncorrectLookupParameters:
            return redirect(self.sheet_address("export"))
        things = self.model.objects.with_keys(found.order_by().values("pk")).order_by("pk")
        if kind in TYPES:
            try:
                return self.sheet_file(kind, rows_of(self.table, things))
            except UnwritableError as fault:
                messages.error(request, str(fault))
        query, number = request.GET.urlencode(), things.count()
        noun = self.opts.verbose_name if number == 1 else self.opts.verbose_name_plural
        return self.sheet_page(request, "export", title=f"Export {number:,} {noun}", query=query, number=number)

    # In

    def must_import(self, request):
        if not self.has_import_permission(request):
            raise PermissionDenied

    def template_file(self, request):
        self.must_import(request)
        kind = request.GET.get("format", "")
        return self.sheet_file(kind if kind in TYPES else "csv", [])

    def import_page(self, request):
        self.must_import(request)
        form = SheetForm(request.POST or None, request.FILES or None)
        if request.method == "POST":
            form = SheetForm(request.POST, request.FILES)
            if form.is_valid():
                return self.take_sheet(request, form.cleaned_data["sheet"])
        return self.sheet_page(
            request,
            "import",
            title=f"Import {self.opts.verbose_name_plural}",
            form=form,
            columns=list(explained(self.table)),
            keys=self.table.keys,
            empty=self.sheet_address("template"),
            drafts=issubclass(self.model, Publishable),
            status=400 if form.errors else 200,
        )

    def take_sheet(self, request, file):
        SheetImport.objects.clear_old()
        sheet = SheetImport.objects.create(
            noun=self.table.noun, name=safe_name(file.name), file=file, by=request.user, state=State.WAITING
        )
        self.soon(look_through_sheet, sheet)
        return redirect(self.sheet_address("import_plan", sheet.pk))

    def soon(self, deed, sheet):
        """Small sheets at once; large ones as a task, which a worker may do beside the site."""
        if sheet.file.size > LARGE:
            deed.enqueue(sheet.pk)
        else:
            deed.call(sheet.pk)

    def sheet(self, request, pk):
        """Her own upload for this noun."""
        self.must_import(request)
        return get_object_or_404(SheetImport.objects.of_officer(request.user, self.table.noun), pk=pk)

    def plan_page(self, request, pk):
        sheet = self.sheet(request, pk)
        if request.method == "POST":
            # Of two presses of the button one gets through; and only for the plan that she was shown.
            if request.POST.get("digest") == sheet.digest and SheetImport.objects.begin(
                sheet, State.PLANNED, State.RUNNING
            ):
                self.soon(bring_in_sheet, sheet)
            return redirect(self.sheet_address("import_plan", sheet.pk))
        asked = "Nothing to import" if sheet.report.get("is_empty") else "Import these?"
        titles = {State.DONE: "Imported", State.REFUSED: "Not imported", State.PLANNED: asked}
        return self.sheet_page(
            request,
            "plan",
            title=titles.get(sheet.state, sheet.get_state_display()),
            sheet=sheet,
            report=sheet.report,
            progress=self.sheet_address("import_progress", sheet.pk),
            again=self.sheet_address("import"),
        )

    def tell_import(self, request, pk):
        sheet = self.sheet(request, pk)
        return JsonResponse({"words": sheet.progress, "ended": not sheet.is_under_way or sheet.is_stuck})

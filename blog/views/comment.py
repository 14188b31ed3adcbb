"""Comments: writing one, changing or taking away one's own, reporting another's. A GET never acts."""

from functools import wraps

from django.core.signing import BadSignature
from django.http import Http404, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from blog.commenting import Answering, change, comment_behind, secret_address, send, sent_before
from blog.forms import CommentForm, ReportForm
from blog.models import Comment, Post
from blog.senders import came_from_here, too_often
from pilots.addresses import Moved, at_address

MOST_COMMENTS, MOST_REPORTS = 5, 10  # of one connection within an hour
NOT_FROM_HERE = "This was not sent from our own page, so nothing is done. Open the page here and send it from there."


def of_a_reader(view):
    """A page with a form of readers: without a cookie, kept by nobody, sent by POST."""
    return csrf_exempt(kept_by_nobody(require_http_methods(["GET", "HEAD", "POST"])(view)))


def kept_by_nobody(view):
    """But a page that answers a form, by the browser that sent it: else Back leads to an error of the browser's."""

    @wraps(view)
    def answer(request, *given, **named):
        answered = view(request, *given, **named)
        if request.method == "POST" and answered.status_code in (200, 400):
            patch_cache_control(answered, private=True, no_cache=True, max_age=0)
        else:
            add_never_cache_headers(answered)
        return answered

    return answer


def page(request, template, status=200, **context):
    return render(request, f"blog/{template}.html", {"section": "posts", **context}, status=status)


def refused(request):
    return render(request, "403.html", {"message": NOT_FROM_HERE}, status=403)


@of_a_reader
def write_comment(request, year, month, slug):
    try:
        post = at_address(Post.objects.public(), "post", slug, where=lambda post: Answering(post).address)
    except Moved as moved:  # what was typed goes on with her
        return HttpResponsePermanentRedirect(moved.address, preserve_request=True)
    answering = Answering(post)
    if post.filed_in != (year, month):
        return HttpResponsePermanentRedirect(answering.address, preserve_request=True)
    if request.method != "POST":
        return page(request, "write_comment", post=post, answering=answering, form=CommentForm(post.pk))
    if not came_from_here(request):
        return refused(request)
    form = CommentForm(post.pk, request.POST)
    if not answering.is_open:
        return page(request, "write_comment", 403, post=post, answering=answering, form=form)
    return take(request, answering, form)


def take(request, answering, form):
    """What becomes of a comment that was sent: asked about again, or made to wait for an officer."""
    post = answering.post
    asked = {"post": post, "answering": answering, "form": form}
    if not form.is_valid() or "change" in request.POST:
        return page(request, "write_comment", 200 if form.is_valid() else 400, **asked)
    if found := form.warning():
        return page(request, "warn_comment", found=found, back=answering.address, **asked)
    comment, digest = sent_before(post, form.cleaned_data, form.cleaned_data["stamp"])
    if comment is None and too_often(request, "comment", MOST_COMMENTS):
        return too_many(request, f"{MOST_COMMENTS} comments", form["text"].value(), post.get_absolute_url())
    comment = comment or send(post, form.cleaned_data, digest)
    answer = HttpResponseRedirect(secret_address(comment), status=303)
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def too_many(request, what, kept, back):
    answer = page(request, "too_many", 429, what=what, kept=kept, back=back)
    answer["Retry-After"] = "3600"
    return answer


@of_a_reader
def own_comment(request, token):
    try:
        comment = comment_behind(token)
    except BadSignature as fault:
        raise Http404("There is no such page of a comment.") from fault
    answer = show_own(request, token, comment) if comment else page(request, "late_comment", 410)
    answer["Referrer-Policy"] = "no-referrer"  # the address is the secret
    answer["X-Robots-Tag"] = "noindex"
    return answer


def show_own(request, token, comment):
    asked = {"comment": comment, "post": comment.post, "back": request.path}
    before = {"name": comment.name, "text": comment.text, "address": comment.address}
    if request.method != "POST":
        return page(request, "own_comment", form=CommentForm(token, initial=before), **asked)
    if "delete" in request.POST:
        comment.delete()
        return page(request, "taken_comment", post=comment.post)
    form = CommentForm(token, request.POST)
    if not form.is_valid() or "change" in request.POST:
        return page(request, "own_comment", 200 if form.is_valid() else 400, form=form, **asked)
    if found := form.warning():
        return page(request, "warn_comment", found=found, form=form, **asked)
    if any(form.cleaned_data[name] != value for name, value in before.items()):
        change(comment, form.cleaned_data)
    return HttpResponseRedirect(request.path, status=303)


@of_a_reader
def report_comment(request, key):
    comment = Comment.objects.public().with_key(key).select_related("post").first()
    if comment is None:
        raise Http404("There is no such comment in the record.")
    form = ReportForm(key, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return page(request, "report_comment", comment=comment, form=form)
    if not came_from_here(request):
        return refused(request)
    if not form.is_valid():
        return page(request, "report_comment", 400, comment=comment, form=form)
    if too_often(request, "report", MOST_REPORTS):
        return too_many(request, f"{MOST_REPORTS} reports", form["why"].value(), comment.get_absolute_url())
    if not too_often(request, f"report {key}", 1):  # once of each connection
        Comment.objects.public().report(comment, form.cleaned_data["why"])
    return page(request, "reported_comment", comment=comment)

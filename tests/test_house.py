"""The rules of the house that a text can be asked for: where rows are chosen, what is trusted, how long things get."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
APPS = [ROOT / app for app in ("campaign", "blog", "pilots")]
MODULES = sorted(
    path for app in APPS for path in app.rglob("*.py") if "migrations" not in path.relative_to(ROOT).parts
)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html")) + [path for app in APPS for path in app.rglob("*.html")]
PUBLIC_TEMPLATES = [path for path in TEMPLATES if "admin" not in path.relative_to(ROOT).parts]
TEXTS = sorted(
    path
    for pattern in ("*.py", "*.html", "*.toml", "*.txt", "*.md", "*.css", "*.csv", "*.js")
    for folder in (ROOT, *APPS, ROOT / "templates", ROOT / "tests")
    for path in (folder.glob(pattern) if folder == ROOT else folder.rglob(pattern))
    if path != Path(__file__)
)
EDGES = ("views", "admin", "feeds", "exports", "api", "sitemaps")  # where readers and officers come in
NOT_PUBLISHED = {
    ("ServiceGroup", "all"): "a list of the union's own groups, there whether or not anything is recorded of them",
    ("ServiceGroup", "with_counts"): "the same; it counts public things only",
    ("Topic", "with_posts"): "keeps the topics of a public post",
    ("Author", "with_posts"): "keeps those who sign a public post",
    ("Series", "with_posts"): "keeps the series of a public post",
    ("Term", "used_in"): "gives public words only",
}


def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def name_of(path):
    return str(path.relative_to(ROOT))


def edge_modules(*names):
    """Modules called so, and those in a package called so."""
    return [path for path in MODULES if set(names) & {path.stem, *path.relative_to(ROOT).parts}]


def methods_called(tree):
    """(line, method) of every method call."""
    return [
        (node.lineno, node.func.attr)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]


def unguarded(tree):
    """(line, model, what follows) of each `Model.objects` that is not followed by `.public()`."""
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_base_manager", "_default_manager"):
            follows = getattr(above[node], "attr", None)
            model = getattr(node.value, "id", None) or getattr(node.value, "attr", "?")
            if node.attr != "objects" or (follows != "public" and (model, follows) not in NOT_PUBLISHED):
                yield node.lineno, model, follows


def uses(word, paths):
    return {name_of(path) for path in paths if re.search(word, path.read_text(encoding="utf-8"))}


def test_the_walks_find_what_they_walk():
    assert {
        "pilots/views/pilot.py",
        "blog/feeds.py",
        "pilots/exports.py",
        "campaign/sitemaps.py",
        "blog/admin/post.py",
    } <= {name_of(path) for path in edge_modules(*EDGES)}
    assert len(PUBLIC_TEMPLATES) > 35
    assert len(TEXTS) > 100


@pytest.mark.parametrize("path", edge_modules(*EDGES), ids=name_of)
def test_rows_are_chosen_by_querysets_and_not_at_the_edges(path):
    chosen = [
        (line, method) for line, method in methods_called(tree_of(path)) if method in ("filter", "exclude", "annotate")
    ]
    assert chosen == []


READERS = [
    *edge_modules("views", "feeds", "exports", "api", "sitemaps", "templatetags"),
    ROOT / "campaign/search.py",
    ROOT / "campaign/suggestions.py",
]


@pytest.mark.parametrize("path", READERS, ids=name_of)
def test_readers_get_public_things_only(path):
    assert list(unguarded(tree_of(path))) == []


def test_the_walk_sees_rows_that_are_not_public():
    code = (
        "Pilot.objects.all()\nPilot.objects.public().all()\nTopic.objects.with_posts()\nself.model.objects.get(pk=1)"
    )
    assert list(unguarded(ast.parse(code))) == [(1, "Pilot", "all"), (4, "model", "get")]


def test_html_is_trusted_in_one_place():
    assert uses(r"mark_safe|SafeString|SafeText|__html__", MODULES) == {"pilots/templatetags/record.py"}
    rich = next(
        node
        for node in ast.walk(tree_of(ROOT / "pilots/templatetags/record.py"))
        if isinstance(node, ast.FunctionDef) and node.name == "rich"
    )
    calls = [
        node
        for node in ast.walk(tree_of(ROOT / "pilots/templatetags/record.py"))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "mark_safe"
    ]
    assert [rich.lineno < call.lineno <= rich.end_lineno for call in calls] == [True]


def test_no_template_trusts_a_text():
    assert uses(r"\|\s*safe(seq)?\b|autoescape\s+off", TEMPLATES) == set()


def test_csv_is_written_in_one_place():
    assert uses(r"csv\.(Dict)?[wW]riter|import writer|import DictWriter", MODULES) == {"pilots/exports.py"}


def test_no_module_is_named_for_nothing():
    empty = {
        "utils",
        "util",
        "helpers",
        "helper",
        "common",
        "core",
        "misc",
        "services",
        "signals",
        "managers",
        "handlers",
    }
    assert {name_of(path) for path in MODULES if empty & {path.stem, *path.relative_to(ROOT).parts}} == set()


def test_no_module_is_longer_than_300_lines():
    lengths = [(name_of(path), len(path.read_text(encoding="utf-8").splitlines())) for path in MODULES]
    assert [(name, lines) for name, lines in lengths if lines > 300] == []


def test_no_function_is_longer_than_40_lines():
    functions = [
        (f"{name_of(path)}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1)
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert len(functions) > 400
    assert [(name, lines) for name, lines in functions if lines > 40] == []


@pytest.mark.parametrize("path", PUBLIC_TEMPLATES, ids=name_of)
def test_public_templates_hold_no_style_and_no_script_of_their_own(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<[^>]*\sstyle\s*=", text)
    assert not re.search(r"<style\b|<[^>]*\son[a-z]+\s*=|javascript:", text, re.IGNORECASE)
    told_to_machines = '<script type="application/ld+json">'  # no browser runs it
    scripts = re.findall(r"<script\b[^>]*>", text)
    assert [tag for tag in scripts if " src=" not in tag and tag != told_to_machines] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_no_template_loads_anything_from_somebody_else(path):
    loads = re.findall(
        r"<(?:script|img|iframe|link|source|video|audio|embed|object|use|form)\b[^>]*>",
        path.read_text(encoding="utf-8"),
    )
    assert [
        tag for tag in loads if re.search(r"""(?:src|srcset|href|data|action)\s*=\s*["']?(?:https?:)?//""", tag)
    ] == []


@pytest.mark.parametrize("path", sorted(path for app in APPS for path in app.rglob("*.css")), ids=name_of)
def test_no_stylesheet_loads_anything_from_somebody_else(path):
    assert not re.search(r"""(?:url\(|@import)\s*["']?\s*(?:https?:)?//""", path.read_text(encoding="utf-8"))


def test_nothing_tells_of_the_machine_it_was_written_on():
    assert uses(r"\.\./shared|/work/|/home/\w|/Users/\w|[A-Z]:\\\\Users", TEXTS) == set()

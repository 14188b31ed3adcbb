"""Imports run one way: campaign → blog → pilots, never back. Syntax trees show every one of them."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Each app, from the top floor down, with those that it may not name.
ABOVE = {"campaign": (), "blog": ("campaign",), "pilots": ("campaign", "blog")}
MODULES = sorted(
    path for app in ABOVE for path in (ROOT / app).rglob("*.py") if "migrations" not in path.relative_to(ROOT).parts
)
HIDDEN = ("import_module", "__import__", "import_string", "get_model")  # imports at run time
EVERYWHERE = [*MODULES, *sorted((ROOT / "tests").rglob("*.py")), ROOT / "manage.py"]


def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(tree):
    """(line, dotted name) of everything that a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"line {node.lineno}: relative imports hide the floor that they reach"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            if called in HIDDEN:
                yield node.lineno, called


def climbs(tree, above):
    """(line, name) of imports that reach an app of `above`, and of those made at run time, which hide one."""
    return [(line, name) for line, name in imports(tree) if name.split(".")[0] in above or name in HIDDEN]


def references(tree, above):
    """(line, text) of texts that name a model or a URL of an app of `above`: "blog.Post", "blog:post_list"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            starts = tuple(f"{app}{mark}" for app in above for mark in (".", ":"))
            if starts and node.value.startswith(starts) and " " not in node.value:
                yield node.lineno, node.value


def inner_imports(tree):
    """Lines of imports inside a function."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return sorted(
        {
            inner.lineno
            for one in functions
            for inner in ast.walk(one)
            if isinstance(inner, ast.Import | ast.ImportFrom)
        }
    )


def named(paths):
    return pytest.mark.parametrize("path", paths, ids=lambda path: str(path.relative_to(ROOT)))


def test_all_three_floors_are_walked():
    assert {path.relative_to(ROOT).parts[0] for path in MODULES} == set(ABOVE)
    assert len(MODULES) > 60


@named(MODULES)
def test_no_module_imports_from_a_floor_above(path):
    assert climbs(tree_of(path), ABOVE[path.relative_to(ROOT).parts[0]]) == []


@named(MODULES)
def test_no_module_names_a_model_or_page_of_a_floor_above(path):
    assert list(references(tree_of(path), ABOVE[path.relative_to(ROOT).parts[0]])) == []


@named(EVERYWHERE)
def test_no_function_hides_an_import(path):
    # manage.py's is Django's own: settings must be named before Django is loaded.
    expected = 1 if path.name == "manage.py" else 0
    assert len(inner_imports(tree_of(path))) <= expected


def test_the_officer_is_the_one_upward_reference():
    """A relation to an app above is written `settings.AUTH_USER_MODEL`; nothing else reads that setting's app."""
    upward = [
        (path.name, node.attr)
        for path in MODULES
        if path.relative_to(ROOT).parts[0] != "campaign"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in ("AUTH_USER_MODEL", "Officer")
    ]
    assert {attr for _, attr in upward} <= {"AUTH_USER_MODEL"}


@pytest.mark.parametrize(
    "code",
    [
        "from blog.models import Post",
        "import campaign.views",
        "if True:\n    from campaign import views",
        "from importlib import import_module\nmodule = import_module('blog.models')",
        "Post = apps.get_model('blog', 'Post')",
    ],
)
def test_the_walk_sees_a_climb(code):
    assert climbs(ast.parse(code), ABOVE["pilots"])


def test_the_walk_sees_a_model_named_in_a_text():
    code = "posts = models.ManyToManyField('blog.Post')\naddress = reverse('blog:post_list')"
    assert [text for _, text in references(ast.parse(code), ABOVE["pilots"])] == [
        "blog.Post",
        "blog:post_list",
    ]


def test_the_walk_sees_an_import_inside_a_function():
    assert inner_imports(ast.parse("def f():\n    if True:\n        import json")) == [3]

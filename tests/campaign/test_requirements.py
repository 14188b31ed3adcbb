"""The two hashed files say the same as pyproject.toml. Nothing here asks a registry."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = (ROOT / "pyproject.toml").read_text()
FILES = {"requirements.txt": ["project"], "requirements-dev.txt": ["project", "dev"]}
AN_ADDRESS_OR_PATH = re.compile(r"://|--(extra-)?index-url|--find-links|--trusted-host|^-[ief]\b| @ |/", re.MULTILINE)


def declared(group):
    tables = tomllib.loads(PYPROJECT)
    listed = tables["project"]["dependencies"] if group == "project" else tables["dependency-groups"][group]
    return [Requirement(text) for text in listed]


def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def requirement_lines(file):
    """Each requirement of a file as one line, with its hashes and without comments."""
    lines = [line for line in (ROOT / file).read_text().splitlines() if not line.lstrip().startswith("#")]
    return [line for line in "\n".join(lines).replace("\\\n", " ").splitlines() if line.strip()]


def pinned(file):
    """{name: version} of the lines that are pinned exactly."""
    found = (re.match(r"([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;]+)", line) for line in requirement_lines(file))
    return {plain(match[1]): match[2] for match in found if match}


@pytest.mark.parametrize("file", FILES)
def test_every_dependency_is_pinned_within_its_range(file):
    versions = pinned(file)
    for group in FILES[file]:
        for requirement in declared(group):
            assert plain(requirement.name) in versions, f"{file} lacks {requirement}"
            version = versions[plain(requirement.name)]
            assert version in requirement.specifier, f"{file} has {requirement.name} {version}, not {requirement}"


@pytest.mark.parametrize("file", FILES)
def test_every_line_is_pinned_and_hashed(file):
    lines = requirement_lines(file)
    assert len(lines) == len(pinned(file)) >= len(declared("project"))
    for line in lines:
        name, *hashes = line.split("--hash=")
        assert re.fullmatch(r"[A-Za-z0-9._-]+(\[[^]]*\])?==\S+( ;.*)?", name.strip()), name
        assert hashes, f"{name} has no hash"
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", given.strip()) for given in hashes), name


def test_developers_have_what_the_site_runs_on():
    versions = pinned("requirements.txt")
    assert versions.items() <= pinned("requirements-dev.txt").items()


@pytest.mark.parametrize("file", FILES)
def test_neither_an_address_nor_a_path_of_somebodys_machine_is_in_it(file):
    assert not AN_ADDRESS_OR_PATH.search((ROOT / file).read_text())


@pytest.mark.parametrize("group", ["project", "dev"])
def test_every_direct_dependency_has_its_reason_beside_it(group):
    reasons = dict(re.findall(r'^ +"([A-Za-z0-9._-]+)[^"]*",(?:  # (\w.+))?$', PYPROJECT, re.MULTILINE))
    assert [one.name for one in declared(group) if not reasons.get(one.name)] == []

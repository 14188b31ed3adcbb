"""The styles that readers get say the same as those we write."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from rcssmin import cssmin

RULES = """
text => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  return [...sheet.cssRules].map(rule => rule.cssText)
}
"""


@pytest.mark.parametrize("name", ["tokens.css", "site.css", "admin.css"])
def test_what_is_taken_out_changes_no_rule(visit, name):
    text = Path(finders.find(f"campaign/{name}")).read_text(encoding="utf-8")
    page = visit("/health/")
    rules = page.evaluate(RULES, text)
    assert len(rules) > 1
    assert page.evaluate(RULES, cssmin(text)) == rules

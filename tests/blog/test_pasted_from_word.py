"""What is pasted from Word is kept as plain paragraphs, lists, bold and links, whatever the browser sent."""

import re

import pytest
from django.urls import reverse

from blog.models import Post
from tests.make import make_post
from tests.page import press

pytestmark = pytest.mark.django_db
WORD = """
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal, li.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} --></style>
<title>Leaked title</title></head><body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoNormal style='margin-bottom:0cm;mso-line-height-alt:12pt'><span lang=EN-US style='font-size:12.0pt;
font-family:"Arial",sans-serif;mso-bidi-font-weight:bold'>The <b style='mso-bidi-font-weight:normal'>thirteen
pilots</b> met on <font color="#FF0000" face="Arial">27 November</font>.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<ul style='margin-top:0cm' type=disc><li class=MsoListParagraph style='mso-list:l0'>Leicester<o:p></o:p></li>
<li class=MsoListParagraph>Leicestershire</li></ul>
<p class=MsoNormal><a href="https://example.org/report" style='color:#0563C1'><span
class=MsoHyperlink>The report</span></a>
<!-- a remark --><![if !supportLists]><span style='mso-list:Ignore'></span><![endif]>is here.</p>
<p class=MsoNormal><v:shape id="x"><w:sdt>Kept</w:sdt></v:shape></p><!--EndFragment--></body></html>
"""
WORDS_OWN = re.compile(r"mso|style|class|font|lang=|<span|<o:|<w:|<v:|<!|<xml|Calibri|&nbsp;|View|Leaked", re.I)
PLAIN = [
    "<p>The <strong>thirteen pilots</strong> met on 27 November.</p>",
    "<ul><li>Leicester</li><li>Leicestershire</li></ul>",
    "The report</a> is here.</p>",
    "<p>Kept</p>",
]


def saved(alice, body):
    post = make_post("Notes of the meeting", published_at=None)
    answer = press(alice, reverse("admin:blog_post_change", args=[post.pk]), body=body)
    assert answer.status_code == 302
    return Post.objects.get().body


def test_a_page_pasted_from_word_is_kept_plain(alice):
    kept = saved(alice, WORD)
    assert not WORDS_OWN.search(kept)
    shown = re.sub(r"\s+", " ", re.sub(r">\s+<", "><", kept))
    for part in PLAIN:
        assert part in shown, shown
    assert 'href="https://example.org/report"' in kept
    assert set(re.findall(r"<(\w+)", kept)) == {"p", "strong", "ul", "li", "a"}


def test_nothing_but_word_s_wrapping_is_nothing(alice):
    assert saved(alice, "<p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment-->") == ""


def test_what_is_written_in_the_editor_stays_as_it_is(alice):
    body = "<p>One<br>line</p><ul><li><p>a <strong>b</strong> <em>c</em></p></li></ul><h2>Head</h2>"
    assert saved(alice, body) == body

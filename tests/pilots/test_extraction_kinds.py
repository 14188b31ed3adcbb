"""What a file is, and the text of those that are no PDF."""

import io

import pytest

from pilots.extraction.judging import Sheet, clean, judge
from pilots.extraction.kinds import kind_of, safe_name
from tests.pilots.papers import make_docx, make_odt, make_zip, run, states, told

MHTML = (
    b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n'
    b"--B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"<html><body><p>Caf=C3=A9s and trade =\r\nunions</p></body></html>\r\n--B--\r\n"
)
BREAK = "<w:r><w:lastRenderedPageBreak/></w:r>"
PAGE = "<w:r><w:br w:type='page'/></w:r>"


def texts(content):
    return [answer["text"] for answer in told(content)[1:]]


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "unknown", "old Word"),
        (b"\x89PNG\r\n\x1a\n", "unknown", "picture"),
        (make_zip({"a.txt": "a"}), "unknown", "zip file"),
        (b"PK\x03\x04 and no more", "unknown", "broken"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "unknown", "not a kind of file"),
        (make_docx(""), "docx", ""),
        (make_odt(""), "odt", ""),
        (b"\xef\xbb\xbf  <!-- a --><!DOCTYPE html>", "html", ""),
        ("<html>".encode("utf-16"), "html", ""),
        (MHTML, "mhtml", ""),
        (b"Content-Type: what is it?", "txt", ""),
    ],
)
def test_a_file_is_known_by_its_content(content, kind, said):
    found, sentence = kind_of(io.BytesIO(content))
    assert found == kind
    assert said in sentence and bool(said) == bool(sentence)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("D:\\Papers\\report.pdf", "report.pdf"),
        ("report\u202efdp.exe\x00\n", "reportfdp.exe"),
        ("x" * 300, "x" * 200),
    ],
)
def test_a_forged_name_is_shown_plainly(name, shown):
    assert safe_name(name) == shown


def test_a_word_file_is_read_with_all_that_stands_in_it():
    box = f"<w:drawing><w:txbxContent><w:p>{run('Boxed')}</w:p></w:txbxContent></w:drawing>"
    content = make_docx(
        f"<w:p>{run('Posts')}<w:r><w:footnoteReference w:id='2'/></w:r>{run(' go')}{PAGE}</w:p>"
        f"<w:p>{BREAK}{run('Second')}<w:del><w:r><w:delText>Taken out</w:delText></w:r></w:del>"
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:p>"
        f"<w:tbl><w:tr><w:tc><w:p>{run('a')}{BREAK}{run('b')}</w:p></w:tc><w:tc><w:p>{run('c')}{BREAK}{run('d')}</w:p></w:tc></w:tr></w:tbl>",
        footnotes=f"<w:footnote w:id='2'><w:p>{run('Not all')}</w:p></w:footnote>",
        endnotes=f"<w:endnote w:id='9'><w:p>{run('At the end')}</w:p></w:endnote>",
        header1=f"<w:p>{run('Restricted')}</w:p>",
    )
    pages = [text.split() for text in texts(content)]
    assert pages == [
        ["Posts", "Not", "all", "go", "Restricted"],
        ["Second", "Boxed", "a", "c"],
        ["b", "d", "At", "the", "end"],
    ]


def test_an_opendocument_text_is_read_with_all_that_stands_in_it():
    content = make_odt(
        "<text:tracked-changes><text:p>Taken out</text:p></text:tracked-changes>"
        "<text:p>One<text:s text:c='2'/>two<text:note><text:note-body><text:p>A note</text:p></text:note-body>"
        "</text:note></text:p><text:p>Three<text:soft-page-break/>four</text:p>",
        margins="<text:p>No text</text:p><style:header><text:p>Restricted</text:p></style:header>",
    )
    assert [text.split() for text in texts(content)] == [["One", "two", "A", "note", "Three", "Restricted"], ["four"]]


def test_web_pages_and_plain_text_are_read_as_they_are_seen():
    html = (
        b"<!doctype html><meta charset=iso-8859-1><title>A</title><style>b{}</style><script>hidden()</script>"
        b"<p>One <b>bo</b>ld &pound;5<p>Caf\xe9\x92s<!-- never --><template>never</template>" + b" word" * 25
    )
    assert texts(html)[0].splitlines()[:2] == ["A", "One bold £5"]
    assert "Café’s word" in texts(html)[0] and "hidden" not in texts(html)[0] and "never" not in texts(html)[0]
    assert texts(MHTML) == ["Cafés and trade unions"]
    assert texts("Naïve – £5".encode("cp1252")) == ["Naïve – £5"]
    assert texts(b"One\fTwo\f") == ["One", "Two"]
    assert states(b"<html><script src=app.js></script><body>Loading the page") == [1, "empty"]


def test_files_that_would_blow_up_are_refused():
    entities = b"".join(b'<!ENTITY a%d "&a%d;&a%d;">' % (n + 1, n, n) for n in range(30))
    laughs = b'<!DOCTYPE d [<!ENTITY a0 "ha">' + entities + b"]><d><t>&a30;</t></d>"
    assert states(make_docx(laughs)) == [
        "This file holds instructions that a document has no need of, so we do not read it."
    ]
    bomb = b"<d><t>" + b"A" * 30_000_000 + b"</t></d>"
    assert states(make_docx(bomb)) == ["Unpacked, this file is far too large to be a document."]
    assert states(make_docx("<w:p>cut off")) == ["This file is broken, or only a part of one."]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("o\ufffdcers are told, and so is everybody else in the county and its towns", "failed"),
        ("\uf0b7 a point, and \uf0b7 another", "readable"),
        ("(cid:12)(cid:9)(cid:44) x", "failed"),
        ("WKH frxqflo vkdoo qrw frqvxow dqb wudgh xqlrqv khuh wrgdb", "failed"),
        ("Thetradeunionswereneverconsultedaboutanyofthisbythecouncil", "failed"),
        ("T h e t r a d e u n i o n s w e r e n e v e r c o n s u l t e d b y t h e m a l l", "failed"),
        ("Rhagair gan yr Ysgrifennydd Gwladol: gwasanaethau cyhoeddus Cymru", "readable"),
        ("12", "readable"),
        (" \n\t", "empty"),
    ],
)
def test_a_text_that_cannot_be_trusted_is_not_called_readable(text, state):
    assert judge(Sheet(text), 1000)[0] == state


def test_a_text_is_kept_as_read_but_for_what_a_database_refuses():
    assert clean("a\x00b\r\nc\rd\fe\ud800 \ufb01\u00ad") == "ab\nc\nd\ne\ufffd \ufb01\u00ad"

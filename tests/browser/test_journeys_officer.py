"""What officers come to do, in a browser and on the real record, in no more steps than it may take.

They start at the index of the desk, signed in.
"""

from pilots.models import Copy
from tests.browser.test_journeys import Steps
from tests.make import make_copy, make_document
from tests.pilots.papers import make_pdf, scanned, written


def report(name):
    content = make_pdf(written(), written(), scanned, mark=name)
    return {"name": f"{name}.pdf", "mimeType": "application/pdf", "buffer": content}


def what_was_read(page, name):
    return page.locator("#copies-group tr").filter(has_text=f"{name}.pdf").last.inner_text()


def test_o4_attach_a_new_report_and_see_at_once_if_its_text_was_read(desk):
    step, page = Steps(4), desk()
    step(page.get_by_role("row", name="Documents").get_by_role("link", name="Add").click)
    step(page.get_by_label("Title:").fill, "A review of the reviews")
    step(page.get_by_label("File", exact=True).first.set_input_files, report("review"))
    step(page.get_by_role("button", name="Save", exact=True).click)
    told = page.locator(".messagelist .warning").inner_text()
    assert told.startswith("Review.pdf: Read: 2 of 3 pages readable. 1 of 3 pages holds no text")
    assert "Read: 2 of 3 pages readable. 1 of 3 pages holds no text" in what_was_read(page, "review")
    assert page.told == []


def test_o4_attach_a_copy_of_a_document_that_is_recorded_without_script(desk):
    step, page = Steps(4), desk(script=False)
    step(page.get_by_role("link", name="Documents", exact=True).click)
    step(page.locator("#result_list tbody th a").first.click)
    step(page.get_by_label("File", exact=True).first.set_input_files, report("copy"))
    step(page.get_by_role("button", name="Save", exact=True).click)
    assert "Read: 2 of 3 pages readable" in what_was_read(page, "copy")


def test_how_far_a_reading_has_come_is_seen_without_loading_the_page_again(desk):
    copy = make_copy(make_document("Watched"), state="reading", pages_total=3, pages_done=1)
    page = desk()
    page.goto(f"/admin/pilots/document/{copy.document_id}/change/")
    page.get_by_role("status").filter(has_text="Being read: 1 of 3 pages.").wait_for()
    Copy.objects.with_key(copy.pk).update(state="read", pages_readable=3)
    page.get_by_role("status").filter(has_text="Read: 3 of 3 pages readable.").wait_for()
    assert page.told == []

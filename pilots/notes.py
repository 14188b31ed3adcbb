"""The numbered notes of one page: where what it says is written."""


class Notes:
    """Numbers the sources of a page in the order in which they are cited."""

    def __init__(self):
        self.numbers = {}  # (document key, page) → number
        self.cited = []  # citations, one a number
        self.times = []  # how often each was cited

    def number(self, citation):
        """The number of a citation's note, and the id of this place on the page."""
        key = (citation.document_id, citation.page)
        if key not in self.numbers:
            self.cited.append(citation)
            self.times.append(0)
            self.numbers[key] = len(self.cited)
        number = self.numbers[key]
        self.times[number - 1] += 1
        return number, f"r{number}-{self.times[number - 1]}"

    def __iter__(self):
        """(number, citation, way back) for each note.

        The way back is the place that cites it. Where several do, it is an id that nothing has: that
        closes the note and leaves the reader where she was, instead of taking her to the first place.
        """
        for number, (citation, times) in enumerate(zip(self.cited, self.times, strict=True), start=1):
            yield number, citation, f"r{number}-1" if times == 1 else f"r{number}"

    def __len__(self):
        return len(self.cited)


def page_notes(request):
    """Context: fresh `notes` for each page that is rendered."""
    return {"notes": Notes()}

"""The form of a post: what is refused, and how footnotes, quotations and pictures are written."""

from pilots.admin.desk_form import DeskForm

CORRECTS_NOTHING = "Say which post it corrects, or take the tick away."
HOW_TO_WRITE = (
    "For our own articles; leave it empty for a summary of something published elsewhere. "
    "A footnote: write [note: Its text.] where its number shall stand. "
    "Whose words a quotation is: its own last paragraph, beginning with a dash. "
    "A picture: [picture 1] on a line of its own; attach it below."
)


class PostForm(DeskForm):
    class Meta:
        help_texts = {"body": HOW_TO_WRITE}

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("corrects") and not cleaned.get("answers") and "answers" not in self.errors:
            self.add_error("answers", CORRECTS_NOTHING)
        return cleaned

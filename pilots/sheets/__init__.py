"""Officers' spreadsheets, out and in again: formats, what a file says, what it would change, and the change itself."""

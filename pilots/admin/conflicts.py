"""Two officers at one thing (being written)."""


class SettlesConflicts:
    pass

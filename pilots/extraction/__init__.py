"""The text of an attached file, page by page, read in a process of its own with limits.

What runs in that process (`child` and the readers of each kind) imports neither Django nor our settings.
"""

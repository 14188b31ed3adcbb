"""The name of a picture's file in an address, for readers, at the desk and in a preview."""

FILE = r"(?P<key>[0-9a-f]{32})-(?P<width>[1-9][0-9]{0,4})\.(?P<kind>jpg|png)"

"""Films, recordings and slides that blogs show from elsewhere: the address at which a person can see them."""

import re
from urllib.parse import urlsplit

FILM, RECORDING, SLIDES = "A film", "A recording", "A paper"
# where a player's frame comes from → what it shows
KNOWN = {
    "youtube.com": FILM,
    "youtube-nocookie.com": FILM,
    "youtu.be": FILM,
    "vimeo.com": FILM,
    "dailymotion.com": FILM,
    "blip.tv": FILM,
    "video.google.com": FILM,
    "blogger.com": FILM,
    "facebook.com": FILM,
    "bbc.co.uk": FILM,
    "archive.org": RECORDING,
    "soundcloud.com": RECORDING,
    "audioboom.com": RECORDING,
    "slideshare.net": SLIDES,
    "scribd.com": SLIDES,
    "google.com": SLIDES,
}
YOUTUBE = re.compile(r"youtube(?:-nocookie)?\.com/(?:v|embed)/([\w-]{6,20})", re.ASCII)
VIMEO = re.compile(r"player\.vimeo\.com/video/(\d{1,12})", re.ASCII)


def shown_elsewhere(tag, address):
    """(words for a link, where it leads); no words, and the host, where a frame's place is not known."""
    host = urlsplit(address).hostname.removeprefix("www.")
    label = next((what for place, what in KNOWN.items() if host == place or host.endswith(f".{place}")), "")
    if tag in ("video", "audio", "source") and not label:
        label = RECORDING if tag == "audio" else FILM
    if found := YOUTUBE.search(address):
        address = f"https://www.youtube.com/watch?v={found[1]}"
    elif found := VIMEO.search(address):
        address = f"https://vimeo.com/{found[1]}"
    return (f"{label} at {host}", address) if label else ("", host)

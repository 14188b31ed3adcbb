"""What is suggested to a reader who types, as tests ask it."""

URL = "/search/suggest/"


def suggested(reader, words):
    response = reader.get(URL, {"q": words})
    assert response.status_code == 200
    return response.json()["results"]


def labels(reader, words):
    return [one["label"] for one in suggested(reader, words)]

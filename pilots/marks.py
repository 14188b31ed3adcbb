"""The marks of statuses as shapes, for pictures: those of templates/includes/_sprite.html, which pages use."""

from pilots.models.event import Status
from pilots.sheet import box

# In a square of 24: the status's colour, shapes in it, shapes in the paper's. "" is not known; its ? is written.
MARKS = {
    Status.ANNOUNCED: (
        "#7a3d8f",
        [
            [(1, 9), (7, 9), (19, 2), (19, 20), (7, 15), (1, 15)],
            [(3, 16.5), (7, 16.5), (9, 23), (5, 23)],
            box(21, 8, 23.5, 16),
        ],
        [],
    ),
    Status.COUNTING: (
        "#8f5a00",
        [
            *(box(x - 1.3, 4, x + 1.3, 20) for x in (5, 10, 15, 20)),
            [(1.1, 16.1), (22.1, 6.1), (23.9, 7.9), (2.9, 17.9)],
        ],
        [],
    ),
    Status.REPORTED: (
        "#1c529c",
        [[(4, 1), (15, 1), (21, 7), (21, 23), (4, 23)]],
        [[(14, 2.5), (19.6, 8), (14, 8)], box(8, 11, 17, 13.4), box(8, 16, 17, 18.4)],
    ),
    Status.FIELD_TRIAL: (
        "#1a6a3c",
        [box(3, 0, 6.4, 24), [(7.6, 2), (23, 2), (18.4, 8), (23, 14), (7.6, 14)]],
        [],
    ),
    Status.SUCCEEDED: (
        "#006b70",
        [box(1, 3, 5, 21), [(7, 9.5), (14, 9.5), (14, 3), (23.5, 12), (14, 21), (14, 14.5), (7, 14.5)]],
        [],
    ),
    Status.ENDED: (
        "#3b332e",
        [[(7.5, 1), (16.5, 1), (23, 7.5), (23, 16.5), (16.5, 23), (7.5, 23), (1, 16.5), (1, 7.5)]],
        [box(5.5, 10, 18.5, 14)],
    ),
    "": (
        "#5a4f48",
        [
            dash
            for along in (1, 8, 15)
            for dash in (
                box(along, 1, along + 5, 3.4),
                box(along + 3, 20.6, along + 8, 23),
                box(1, along + 3, 3.4, along + 8),
                box(20.6, along, 23, along + 5),
            )
        ],
        [],
    ),
}

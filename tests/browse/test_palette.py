"""The classes' colours are told apart by everybody: the two sides, as three kinds of colour-blind readers see them.

The matrices are those of Machado, Oliveira and Fernandes (2009) at full severity, for linear sRGB.
"""

import math
import re
from itertools import product
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "static/css/tokens.css"
COOPERATION = ("verbal-cooperation", "material-cooperation")
CONFLICT = ("verbal-conflict", "material-conflict")
APART = 0.1
"""The least distance in OKLab; two colours side by side are told apart from about 0.02 on."""
SEEN = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_LMS = (
    (1, 0.3963377774, 0.2158037573),
    (1, -0.1055613458, -0.0638541728),
    (1, -0.0894841775, -1.2914855480),
)
TO_RGB = ((4.0767416621, -3.3077115913, 0.2309699292), (-1.2684380046, 2.6097574011, -0.3413193965),
          (-0.0041960863, -0.7034186147, 1.7076147010))  # fmt: skip
FROM_RGB = ((0.4122214708, 0.5363325363, 0.0514459929), (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005))  # fmt: skip
TO_LAB = ((0.2104542553, 0.7936177850, -0.0040720468), (1.9779984951, -2.4285922050, 0.4505937099),
          (0.0259040371, 0.7827717662, -0.8086757660))  # fmt: skip


def times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def colour(name, dark):
    """A token's colour in linear sRGB."""
    found = re.search(rf"--{name}: light-dark\(oklch\((.+?)\), oklch\((.+?)\)\)", TOKENS.read_text())
    light, chroma, hue = map(float, found[2 if dark else 1].split())
    turn = math.radians(hue)
    lms = times(TO_LMS, (light, chroma * math.cos(turn), chroma * math.sin(turn)))
    return times(TO_RGB, [part**3 for part in lms])


def lab(rgb):
    return times(TO_LAB, [math.cbrt(part) for part in times(FROM_RGB, [max(part, 0) for part in rgb])])


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("seen", SEEN.values(), ids=SEEN)
def test_cooperation_and_conflict_are_apart_in_colour_blindness(seen, dark):
    for one, other in product(COOPERATION, CONFLICT):
        a, b = (lab(times(seen, colour(name, dark))) for name in (one, other))
        assert math.dist(a, b) > APART, (one, other)

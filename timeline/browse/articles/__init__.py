"""The articles as a list: `selection` is what of them is on screen, `listing` one page of it."""

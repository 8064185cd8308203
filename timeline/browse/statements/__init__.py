"""The statements page: what is chosen, one page of it, its facets, and what a card shows."""

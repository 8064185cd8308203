"""Who says what of an event, as its page shows it."""

from timeline.browse.ledger.entries import DISPUTED, Entry, Matter, Witness, words_in_place
from timeline.browse.ledger.ledger import Ledger

__all__ = ["DISPUTED", "Entry", "Ledger", "Matter", "Witness", "words_in_place"]

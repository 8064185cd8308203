"""A small sequence model (linear-chain CRF) that tells names of persons, organisations, places, events and other things.

It reads spaCy's tags and the lexicons, is trained on CrossNER politics (MIT licence) by `recogniser.train`, and needs
numpy only to run. Without its weights every text has no names by it, and the rules go on alone.
"""

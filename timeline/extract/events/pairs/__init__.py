"""What one side does to another in a sentence where both are known: PLOVER's category of a source–target pair.

Detection (the rest of this room) asks whether anything happened and must not invent; here the pair is given, and the
question is only what passes between them, so that the tables may be wide.
"""

from timeline.extract.events.pairs.classify import PairType, classify

__all__ = ["PairType", "classify"]

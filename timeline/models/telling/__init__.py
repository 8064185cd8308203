"""What the reports of one event say together, worked out from them alone: no queries, and the order does not matter.

| module | answers |
|---|---|
| `voices` | whose words count, and how much: copies with their origin, an article's last version only |
| `dates` | which days the reports leave, each narrowed by the others, and how that is known |
| `life` | what has become of it: announced, confirmed, held, called off |
| `whole` | all fields together, and who took part |

The roll-up (`timeline.resolve.rollup`) writes the answers into the event; its page shows who said what.
"""

from timeline.models.telling.voices import Telling

__all__ = ["Telling"]

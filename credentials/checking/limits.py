"""How often somebody may miss."""

from foundation.limits import Counts, Limit

# Whoever holds a paper hits at once; a guess hits once in 2^132. What is found costs nothing.
MISSES = Limit("credentials.check_misses", 60, 60, Counts.ADDRESS)

"""One person and one innovation may have as many sessions before them as there are times: the load
books for a minute. That there is a limit is asked in tests/mentoring/sessions/test_limits.py."""

MENTORING_OPEN_PER_PERSON = MENTORING_OPEN_PER_INNOVATION = 10_000

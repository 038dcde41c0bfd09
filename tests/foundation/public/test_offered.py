"""What goes is told for one minor release before it does."""

import warnings

import pytest

from foundation.public.offered import KlinikDeprecationWarning, deprecated


@deprecated(since="0.3", instead="`new`")
def old(number: int) -> int:
    """Doubles."""
    return number * 2


def test_what_is_deprecated_still_works_and_says_what_to_use():
    with pytest.warns(KlinikDeprecationWarning, match=r"old is deprecated since 0\.3: use `new`"):
        assert old(2) == 4
    assert old.__doc__ == "Doubles."


def test_the_warning_points_to_whoever_calls():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        old(1)
    assert caught[0].filename == __file__
    assert issubclass(KlinikDeprecationWarning, DeprecationWarning)

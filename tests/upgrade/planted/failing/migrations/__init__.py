"""The migrations of innovations, and more that come after them."""

from innovations import migrations

__path__ = [*__path__, *migrations.__path__]

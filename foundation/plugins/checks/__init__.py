"""Each step of `docs/plugins.md` that was left out is told by `manage.py check`, with the cure."""

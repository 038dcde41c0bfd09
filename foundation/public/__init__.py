"""What other sites may build on, and how it is kept: `docs/api.md` lists it, made from the code.

Signals are declared in the `signals.py` of an app, hooks where they are asked, registries are functions
named `register_…` or `declare…`, and a class that a site may replace is named by a setting.
"""

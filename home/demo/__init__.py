"""The demo world of Balangan in 2026: data and drawings, no models. All people are fictional."""

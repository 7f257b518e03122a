"""Hypothesis tries the same examples on every run, and does not mind a slow machine."""

from hypothesis import settings

settings.register_profile("ci", derandomize=True, deadline=None)
settings.load_profile("ci")

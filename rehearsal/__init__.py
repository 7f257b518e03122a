"""Scenarios, demo, simulator: the only code that may set a clock."""

"""A ledger with a few entries, on a disk and in memory, and what to put in and take out."""

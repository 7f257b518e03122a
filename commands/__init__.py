"""May this be recorded, by whom, with what consequences: one file per request that decides."""

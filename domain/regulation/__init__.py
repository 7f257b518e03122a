"""The written regulation: its editions as data, and the models they are read into."""

"""Where facts are kept: in one order, hashed into a tree, with keys; on SQLite and PostgreSQL."""

"""What is true: facts, the regulation, the rules. Pure: no clock, no database, no float."""

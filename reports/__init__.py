"""What people read and carry away: tables, trees, sentences; later pages and documents."""

"""Papers read: workbooks and CSV files into cells, whatever they mean."""

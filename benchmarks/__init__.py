"""How quick the ledger is, beside the stock library and the bare database: ratios, in one run."""

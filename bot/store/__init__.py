"""What the service remembers: the tables, and the few transactions that change them."""

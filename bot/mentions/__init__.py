"""What a text names: figures, dates, places, subjects and names, each with its span."""

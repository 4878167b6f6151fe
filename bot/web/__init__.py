"""The newsroom service: what it is told, the pages and endpoints, and the worker behind them."""

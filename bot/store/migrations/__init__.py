"""Alembic's scripts: env.py runs them on the connection bot.store.migrate hands over."""

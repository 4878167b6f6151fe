"""Runs the migrations on the connection that bot.store.migrate gives."""

from alembic import context

from bot.store.tables import Article

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Article.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()

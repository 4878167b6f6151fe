"""Tries and deliveries a minute, counted for all web processes together."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.columns import Moment

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Makes the change."""
    op.create_table(
        "tries",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("ends_at", Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_tries")),
        # No sender waits for the disk because of a count, which a crash may lose.
        prefixes=["UNLOGGED"] if op.get_bind().dialect.name == "postgresql" else [],
    )
    op.drop_index(op.f("ix_deliveries_received_at"), "deliveries")
    op.create_index(op.f("ix_deliveries_hook_received_at"), "deliveries", ["hook", "received_at"])


def downgrade() -> None:
    """Takes it back."""
    op.drop_index(op.f("ix_deliveries_hook_received_at"), "deliveries")
    op.create_index(op.f("ix_deliveries_received_at"), "deliveries", ["received_at"])
    op.drop_table("tries")

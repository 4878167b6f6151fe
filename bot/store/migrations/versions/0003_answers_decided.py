"""Answers that are dismissed, and decisions on answers that are taken back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.columns import Moment

revision = "0003"
down_revision = "0002"

_COUNTS = sa.text("taken_back_at IS NULL")


def upgrade() -> None:
    """Makes the change."""
    with op.batch_alter_table("replies") as table:
        table.alter_column("approved_at", new_column_name="decided_at")
        table.add_column(sa.Column("taken_back_by_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("taken_back_at", Moment(timezone=True), nullable=True))
        table.create_foreign_key(
            op.f("fk_replies_taken_back_by_id"), "accounts", ["taken_back_by_id"], ["id"]
        )
        table.drop_constraint(op.f("uq_replies_check_id"), type_="unique")
    op.create_index(
        "ix_replies_check_id",
        "replies",
        ["check_id"],
        unique=True,
        sqlite_where=_COUNTS,
        postgresql_where=_COUNTS,
    )


def downgrade() -> None:
    """Takes it back."""
    op.drop_index("ix_replies_check_id", "replies")
    op.execute("DELETE FROM replies WHERE taken_back_at IS NOT NULL OR state = 'dismissed'")
    with op.batch_alter_table("replies") as table:
        table.create_unique_constraint(op.f("uq_replies_check_id"), ["check_id"])
        table.drop_constraint(op.f("fk_replies_taken_back_by_id"), type_="foreignkey")
        table.drop_column("taken_back_at")
        table.drop_column("taken_back_by_id")
        table.alter_column("decided_at", new_column_name="approved_at")

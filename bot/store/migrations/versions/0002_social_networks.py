"""How far each network has been read, and the answers a person approved."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.columns import Moment

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the change."""
    op.create_table(
        "readings",
        sa.Column("network", sa.String(length=100), nullable=False),
        sa.Column("stream", sa.String(length=500), nullable=False),
        sa.Column("cursor", sa.Text(), nullable=False),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("network", "stream", name=op.f("pk_readings")),
    )
    op.create_table(
        "replies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("check_id", sa.String(length=40), nullable=False),
        sa.Column("network", sa.String(length=100), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("approved_at", Moment(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", Moment(timezone=True), nullable=False),
        sa.Column("tried_at", Moment(timezone=True), nullable=True),
        sa.Column("sent_id", sa.Text(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_replies_account_id")),
        sa.ForeignKeyConstraint(
            ["check_id"], ["checks.id"], name=op.f("fk_replies_check_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replies")),
        sa.UniqueConstraint("check_id", name=op.f("uq_replies_check_id")),
    )
    op.create_index(op.f("ix_replies_network_state_due_at"), "replies", ["network", "state", "due_at"])


def downgrade() -> None:
    """Takes it back."""
    op.drop_index(op.f("ix_replies_network_state_due_at"), "replies")
    op.drop_table("replies")
    op.drop_table("readings")

"""Find a person's dialogs and visits by an index: both are asked for with every message or report."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_dialogs_person_id", "dialogs", ["person_id"])
    op.create_index("ix_visits_kpm_id_cause", "visits", ["kpm_id", "cause"])


def downgrade() -> None:
    op.drop_index("ix_visits_kpm_id_cause", "visits")
    op.drop_index("ix_dialogs_person_id", "dialogs")

"""Payment schedules from a spreadsheet: one row a group or a family, whole or not at all."""

"""Taking a roster in: from the cells of a sheet to a plan, from the plan to the tables, whole or not at all."""

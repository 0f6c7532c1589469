"""Taking a roster in: from the cells of a spreadsheet to a plan, and from the plan to the tables, whole or not at all."""

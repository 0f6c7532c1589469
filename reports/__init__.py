"""The reports room: files for people. Spreadsheets come in here; spreadsheets, letters and printed sheets go out."""

"""Casework with a family, from the first approach to the ending (first source document, A)."""

"""Conversations of casework: opening a case, working in its file, its report."""

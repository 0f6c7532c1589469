"""The conversations room: every word the assistant says and every question it asks. It knows no channel."""

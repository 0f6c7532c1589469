"""The parts of `conversations.change_member`: choosing, adding, correcting, moving, duties, what was changed before."""

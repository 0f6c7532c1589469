"""Hand-written fakes, only at the network's edge: a provider as a real server that the real program talks to."""

"""The outbox room: what is to be said to whom, by when, over which address, until delivered or given up.

It knows messages, addresses and providers' limits, and nothing of PKH.
"""

"""Updates in, messages out, nothing lost.

`polling` or `webhook` lays every update into the inbox, `processor` has each handled in the order of its chat, `sender`
sends what lies in the outbox, `fetcher` brings files home; `runtime` runs the four together.
"""

"""The signing process and its client: the only place that holds a key, reached over a local socket.

`server` runs in a process (in production a container) of its own and asks, before it signs, whether this permit may
be signed; `klien` is what a worker calls; `verifikasi` reads signatures and needs no key.
"""

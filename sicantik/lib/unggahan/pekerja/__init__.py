"""The code that runs inside the parser process, and only there (except ``bingkai`` and ``tolak``).

It is loaded from this folder by itself, so no settings and no app are imported beside the parsers.
"""

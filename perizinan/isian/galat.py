class IsianKeliru(Exception):
    """What is wrong with an answer and how to mend it, in Indonesian."""

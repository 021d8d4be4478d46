"""A year of an office, made from its published figures by the real services under a clock that is moved."""

"""The only tags of a document template; replaces Django's builtins, so `load`, `debug` and `url` do not exist.

The engine wants a module with a `register`; no filter is registered, so `|safe` does not exist either.
"""

from django.template import Library
from django.template.defaulttags import comment, do_for, do_if
from django.template.loader_tags import do_include

register = Library()
register.tag("comment", comment)
register.tag("for", do_for)
register.tag("if", do_if)
register.tag("include", do_include)

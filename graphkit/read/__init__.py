"""Articles in, from files of any kind: one module a format."""

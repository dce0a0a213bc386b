"""A store -> a SPARQL endpoint and pages on the loopback interface; it reads and never writes.

Nothing is imported here: the processes that answer need neither a web server nor templates.
"""

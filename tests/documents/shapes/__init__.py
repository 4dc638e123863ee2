"""Makers of invented documents in the shapes that users have, and of files that somebody would attack or
lose."""

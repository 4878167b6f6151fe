"""Checks the figures of French texts against a table of sourced facts."""

__version__ = "0.1.0"

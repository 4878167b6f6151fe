"""Checks the figures of French texts against a table of sourced facts."""

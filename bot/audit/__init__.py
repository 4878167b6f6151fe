"""Audit of an article archive: any format in, every figure checked, results that survive a kill.

bot/audit/run.py composes it: walk → plan → engine (shard by shard) → merge.
"""

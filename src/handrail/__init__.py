"""Handrail: a design system for government services."""

__version__ = "0.1.0"

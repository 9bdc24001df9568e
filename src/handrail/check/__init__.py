"""Checks of pages: accessibility in a real browser, and plain language. Needs the extra ``handrail[check]``."""

"""Apply for a library card: a small service of the Government of Halmere, made with Handrail, to be copied."""

"""The pytest plugin: checks every example of every component."""

"""The room of the service behind the pages: what people typed, and what is done with it.

Each module stands alone: no web framework, no network, and the clock is an argument.
"""

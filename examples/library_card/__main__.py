"""Start the service on this computer: ``python examples/library_card --port 5000``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # so that the folder can be started by its name

from sqlalchemy.exc import ArgumentError

from library_card.app import create_app


def main() -> None:
    """Read the options, build the service and serve it until it is stopped."""
    parser = argparse.ArgumentParser(prog="library_card", description="Apply for a library card: an example service.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this computer only)")
    parser.add_argument("--port", type=int, default=5000, help="port to listen on (default: 5000)")
    options = parser.parse_args()
    try:
        app = create_app()
    except (ValueError, ArgumentError, ImportError) as problem:  # a setting that cannot be used
        parser.exit(2, f"library_card: {problem}\n")
    print(f"Library card: http://{options.host}:{options.port}/", flush=True)
    # Flask's own server is for trying things out. README.md says what to use for people.
    app.run(options.host, options.port, threaded=True)


if __name__ == "__main__":
    main()

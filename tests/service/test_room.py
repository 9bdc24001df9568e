"""The room of services needs nothing that the core does not need."""

from __future__ import annotations

import subprocess
import sys


def test_reading_answers_needs_no_framework_and_no_babel() -> None:
    program = """
import sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] not in sys.stdlib_module_names | {"jinja2", "markupsafe", "handrail"}:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Refuse())
import datetime
from handrail.service import parse
today = datetime.date(2026, 11, 24)
print(parse.date("12 mars", "", "1974", today=today), parse.name(" Layla "))
try:
    parse.date("31", "4", "1984", today=today)
except parse.Problem as problem:
    print(parse.message(problem, thing="Date of birth", enter="Enter your date of birth"))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout == "1974-03-12 Layla\n31 April 1984 is not a real date. April has 30 days\n", done.stderr

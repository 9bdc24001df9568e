"""What Handrail costs, as ratios against peers in one run: ``make bench``."""

"""Changes to how spaCy computes, not to what it finds.

Each module changes one thing, falls back to spaCy's own way where it does not find what it expects, and has a test that
compares the two results.
"""

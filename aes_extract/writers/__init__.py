"""Articles out: JSON for programs, a table and a highlighted text for people."""

"""The annotated articles, the scorer, and the figures below which the output must not fall."""

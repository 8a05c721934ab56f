"""The annotated articles, and the figures below which the output must not fall."""

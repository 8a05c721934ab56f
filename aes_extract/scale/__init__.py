"""Many articles: batches, worker processes, and results kept for the next run."""

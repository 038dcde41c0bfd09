"""Turn the seeds into records, by the operations that everybody else uses."""

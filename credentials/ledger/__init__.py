"""The ledger of what people achieved: written downwards by whoever teaches, read by everybody above."""

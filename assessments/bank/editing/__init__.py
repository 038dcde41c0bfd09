"""The form of a question: fields for what its kind holds, and the payload that they make."""

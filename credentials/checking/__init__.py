"""The public check: whether a certificate is what it says, for anybody, without signing in."""

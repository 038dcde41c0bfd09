"""Sign-up, sign-in and second factor, on top of allauth."""

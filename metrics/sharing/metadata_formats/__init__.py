"""What each format of a picture carries with it: words put in, read back, and what they are about."""

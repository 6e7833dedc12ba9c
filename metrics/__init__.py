"""The numbers of Twofold, and how they are shown."""

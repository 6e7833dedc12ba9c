"""Small changes to the rooms of numbers, one at a time, and which of them the tests notice."""

"""Charts: tables in, Altair chart out."""

"""Datasets: briefs and world trade tables, with their schema, validation and exchange rates.

A brief is a folder of CSV tables. ``brief_schema.json`` defines them. ``descriptor`` and ``tables`` check
the files against it, ``rows`` makes objects of the rows, ``validation`` and ``value_ranges`` hold the rules
between tables, ``brief_parts`` runs all of them, and ``brief`` has the result. ``shipped_briefs`` finds the
briefs in ``data/briefs``. ``world_trade`` and ``world_products`` read the tables of all country pairs.
"""

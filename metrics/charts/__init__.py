"""Charts: one module for each chart, named as in the catalogue.

``content`` makes what changes (texts and tables), ``grammar`` the Altair chart that stays. ``specification``
joins them, ``theme`` has colours and fonts, ``tidy_data`` and ``tidy_series`` give every number as data.
"""

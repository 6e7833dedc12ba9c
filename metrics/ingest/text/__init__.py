"""Parses figures in English news text, such as "over 4,700 firms"; each is parsed or rejected with a reason.

Layers, lowest first: tokens, phrase tables (``lexicon_en``), number words, amounts, figures, paragraphs.
"""

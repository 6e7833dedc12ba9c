"""One module for each picture format: inserting metadata, reading it back, and the visible content.

Each has ``recognises``, ``insert_metadata``, ``metadata_entries`` and ``visible_content``.
"""

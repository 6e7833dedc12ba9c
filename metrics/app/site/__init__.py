"""The published site: pages, pictures and scripts as static files in one folder."""

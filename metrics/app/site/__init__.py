"""Plain files for any number of readers: pages, pictures and scripts in one folder."""

"""What leaves the house: pictures, links, tables."""

"""What leaves the house: pictures, data, words to paste, links, packs."""

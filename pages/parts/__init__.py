"""What the pages share: the pick in the address, words, cached doors, map, charts, tables and downloads."""

"""This one story: its coded tables, and everything that the chapters compute and draw from them."""

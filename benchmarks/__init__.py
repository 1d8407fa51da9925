"""What takes how long: `make bench`."""

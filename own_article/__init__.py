"""The box of chapter 8 into which a reader pastes an article: what `make site` adds to the book."""

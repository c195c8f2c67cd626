"""Messages about imports as data: a code and parameters, a sentence in the reader's language."""

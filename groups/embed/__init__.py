"""Lists of publications that other sites show in a frame."""

"""The desk: what somebody finds after signing in, what waits for them and is to be mended."""

"""Setting up a portal: what an empty one needs before anybody can fill it."""

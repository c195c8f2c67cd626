"""Decision which person of the lab a printed name may be."""

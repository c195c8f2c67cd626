"""Set-up of an empty portal, before anybody can fill it."""

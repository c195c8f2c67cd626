"""The face to clients: complete requests, bounds of bodies, files sent by the server in front."""

"""Settings: `dev` (the default), `test` and `production` stand on `base`."""

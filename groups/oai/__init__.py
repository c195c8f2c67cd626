"""OAI-PMH 2.0: publications for harvesters of libraries and search engines."""

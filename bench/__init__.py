"""Benchmarks. Machines are noisy: every figure is a ratio of two things measured in one run.

Importing the package sets Django up with the settings of the tests, and a database of its own.
"""

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "labportal.settings.test"
os.environ.setdefault("TEST_DATABASE", "bench_labportal")
os.environ.setdefault("LOG_LEVEL", "WARNING")
django.setup()

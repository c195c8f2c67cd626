"""Accounts: how people sign in, locks after wrong passwords, and the log of rights."""

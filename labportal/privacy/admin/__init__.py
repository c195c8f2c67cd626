"""The pages of the admin about personal data."""

"""The guide: pages of docs/ for those who work in the admin, served there as its help."""

"""The office's work, one form each: people come, move, leave, hand over; groups are founded."""

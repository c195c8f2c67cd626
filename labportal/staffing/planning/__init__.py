"""Plans of changes: all that a change would write, in words before and as rows after."""

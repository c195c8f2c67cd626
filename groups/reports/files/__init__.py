"""Reports as files: a Word document, a workbook and a table of comma-separated values."""

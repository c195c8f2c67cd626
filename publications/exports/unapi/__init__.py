"""unAPI: publications by id and format, for reference managers that read lists and pages."""

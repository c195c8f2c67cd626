"""Content security policies of pages and of the admin."""

# Public pages: nothing inline and no nonce, so that a page can be cached.
PUBLIC = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    },
}
# The admin, but not its login page, differs in what Wagtail 8.0 cannot do without:
ADMIN = {
    # Choosers, date fields and inline panels bring inline scripts, and see no request for a nonce.
    "script-src": ["'self'", "'unsafe-inline'"],
    # The rich text editor and panels that change their size set style attributes.
    "style-src": ["'self'", "'unsafe-inline'"],
    # Thumbnails of pictures about to be uploaded.
    "img-src": ["'self'", "blob:", "data:"],
}

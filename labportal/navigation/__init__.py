"""Links between pages: menus, breadcrumbs, other languages, the site map."""

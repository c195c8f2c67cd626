"""Parts of the registries' answers: dates, names, marked-up text, XML."""

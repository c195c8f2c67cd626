// The button of a report that prints the page.

document.querySelector("[data-print]")?.addEventListener("click", () => window.print());

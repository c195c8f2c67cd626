"use strict";

// Light or dark, as the visitor chose. It runs before the page is drawn, so that nothing flashes,
// and keeps a choice in this browser only; without it, a choice holds for the page it is made on.

const root = document.documentElement;

const kept = () => {
  try {
    return localStorage.getItem("theme") ?? "";
  } catch {
    return "";
  }
};

root.dataset.theme = kept();

document.addEventListener("DOMContentLoaded", () => {
  const chosen = document.getElementById(`theme-${root.dataset.theme || "auto"}`);
  if (chosen) {
    chosen.checked = true;
  }
});

document.addEventListener("change", ({ target }) => {
  if (target.name !== "theme") {
    return;
  }
  root.dataset.theme = target.value;
  try {
    if (target.value) {
      localStorage.setItem("theme", target.value);
    } else {
      localStorage.removeItem("theme");
    }
  } catch {
    // Without storage, it holds for this page.
  }
});

"use strict";

// Everything here works without a script too: this saves reloads.

const drop = document.querySelector("[data-import-drop]");
if (drop) {
  const input = drop.querySelector("input[type=file]");
  const mark = (over) => (event) => {
    event.preventDefault();
    drop.toggleAttribute("data-over", over);
  };
  drop.addEventListener("dragover", mark(true));
  drop.addEventListener("dragleave", mark(false));
  drop.addEventListener("drop", (event) => {
    mark(false)(event);
    input.files = event.dataTransfer.files;
  });
}

const plan = document.querySelector("[data-import-plan]");
if (plan) {
  const bulk = plan.querySelector("[data-import-bulk]");
  if (bulk) bulk.disabled = false;
  plan.addEventListener("change", async (event) => {
    const name = event.target.name;
    if (!/^(decision|field)-/.test(name)) return;
    const body = new FormData();
    body.set("csrfmiddlewaretoken", plan.elements.csrfmiddlewaretoken.value);
    body.set(name, event.target.value);
    const response = await fetch(plan.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body,
    }).catch(() => null);
    event.target.closest("li").toggleAttribute("data-unsaved", !(response && response.ok));
  });
}

const progress = document.querySelector("[data-import-progress]");
if (progress) {
  const bar = progress.querySelector("progress");
  const look = async () => {
    const response = await fetch(progress.dataset.importProgress).catch(() => null);
    if (response && response.ok) {
      const now = await response.json();
      if (now.status !== progress.dataset.status) {
        location.reload();
        return;
      }
      if (now.total) {
        bar.max = now.total;
        bar.value = now.done;
      }
    }
    setTimeout(look, 1000);
  };
  look();
}

"use strict";

// Everything here works without a script too: this saves reloads.

const upload = document.querySelector("[data-import-upload]");
if (upload) {
  const input = upload.querySelector("input[type=file]");
  const drop = upload.querySelector("[data-import-drop]");
  upload.querySelector("[data-import-drop-hint]").hidden = false;
  const mark = (over) => (event) => {
    event.preventDefault();
    drop.toggleAttribute("data-over", over);
  };
  drop.addEventListener("dragover", mark(true));
  drop.addEventListener("dragleave", mark(false));
  drop.addEventListener("drop", (event) => {
    mark(false)(event);
    if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
    input.focus();
  });
  // What would be refused need not be sent.
  upload.addEventListener("submit", (event) => {
    const text = new Blob([upload.elements.text.value]);
    const size = [...input.files, text].reduce((sum, file) => sum + file.size, 0);
    if (size <= Number(upload.dataset.mostBytes)) return;
    event.preventDefault();
    upload.querySelector("[data-too-large-text]").hidden = false;
    const alert = upload.querySelector("[data-too-large]");
    alert.hidden = false;
    alert.scrollIntoView();
  });
}

const plan = document.querySelector("[data-import-plan]");
if (plan) {
  const state = plan.querySelector("[data-import-state]");
  const save = plan.querySelector("[data-import-save]");
  const unsaved = new Set();
  if (save) save.hidden = true;

  // What was saved is said of each entry as well, for whoever does not see it change.
  const say = (saved, ...messages) => {
    if (!state) return;
    state.dataset.saved = saved ? "yes" : "no";
    state.replaceChildren(
      ...messages.flatMap((message) => [
        Object.assign(document.createElement("span"), { textContent: message }),
        " ",
      ]),
    );
  };

  const show = (entry, now) => {
    const set = (name, value) => {
      for (const radio of entry.querySelectorAll(`input[name="${name}"]`)) {
        radio.checked = radio.value === value;
      }
    };
    set(`decision-${entry.dataset.importEntry}`, now.decision);
    const list = entry.querySelector("select[name^=decision-]");
    if (list) list.value = now.decision;
    for (const radio of entry.querySelectorAll("input[name^=field-][value=file]")) {
      const field = radio.name.split("-").slice(2).join("-");
      set(radio.name, now.chosen.includes(field) ? "file" : "record");
    }
    entry.querySelector("[data-effect-text]").textContent = now.text;
  };

  const count = (name, number) => {
    for (const place of plan.querySelectorAll(`[data-count="${name}"]`)) place.textContent = number;
    const line = plan.querySelector(`[data-effect-line="${name}"]`);
    if (line) line.hidden = !number;
  };

  const send = async (entry, number) => {
    if (number !== latest.get(entry)) return;
    const body = new FormData();
    body.set("csrfmiddlewaretoken", plan.elements.csrfmiddlewaretoken.value);
    const chosen = entry.querySelectorAll("input:checked, select");
    for (const { name, value } of chosen) body.set(name, value);
    const response = await fetch(plan.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body,
    }).catch(() => null);
    const answer = await response?.json().catch(() => null);
    // Something else was chosen while this was under way, and is sent next.
    if (number !== latest.get(entry)) return;
    const saved = Boolean(response?.ok && answer?.saved);
    entry.dataset.saved = saved ? "yes" : "no";
    if (saved) {
      unsaved.delete(entry);
      show(entry, answer.entries[entry.dataset.importEntry]);
      for (const [name, , number] of answer.summary) count(name, number);
      plan.querySelector('.import-chip [data-count="open"]').textContent = answer.undecided;
    } else {
      unsaved.add(entry);
      if (save) save.hidden = false;
    }
    const effects = Object.values(answer?.entries ?? {}).map((one) => `${one.citekey}: ${one.text}`);
    say(saved, answer?.message || plan.dataset.unsaved, ...effects);
  };

  // One after the other: the last choice is the one that holds.
  let queue = Promise.resolve();
  let changes = 0;
  const latest = new Map();
  plan.addEventListener("change", (event) => {
    if (!/^(decision|field)-/.test(event.target.name)) return;
    const entry = event.target.closest("[data-import-entry]");
    const number = ++changes;
    latest.set(entry, number);
    queue = queue.then(() => send(entry, number));
  });

  // A second click sends nothing: the first is on its way.
  plan.addEventListener("submit", (event) => {
    if (plan.dataset.sent) event.preventDefault();
    plan.dataset.sent = "yes";
    unsaved.clear();
  });
  window.addEventListener("pageshow", () => delete plan.dataset.sent);
  window.addEventListener("beforeunload", (event) => {
    if (unsaved.size) event.preventDefault();
  });
}

const progress = document.querySelector("[data-import-progress]");
if (progress) {
  const bar = progress.querySelector("progress");
  const text = progress.querySelector("[data-import-progress-text]");
  const say = (message) => {
    if (text.textContent !== message) text.textContent = message;
  };
  const look = async () => {
    const response = await fetch(progress.dataset.importProgress).catch(() => null);
    const now = response?.ok ? await response.json().catch(() => null) : null;
    if (now && now.status !== progress.dataset.status) {
      location.reload();
      return;
    }
    if (now?.total && now.status !== "planning") {
      bar.max = now.total;
      bar.value = now.done;
      const done = progress.dataset.done.replace("DONE", now.done).replace("TOTAL", now.total);
      say(done);
    } else if (now?.begun) {
      say(progress.dataset.begun);
    }
    setTimeout(look, 1000);
  };
  look();
}

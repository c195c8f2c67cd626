"use strict";

// Topics as a list of the chosen ones. What is sent is the JSON in the hidden field.

for (const field of document.querySelectorAll("[data-topic-field]")) {
  const value = field.querySelector("input");
  const labels = JSON.parse(field.querySelector("script").textContent);
  const [chosenList, results] = field.querySelectorAll("ul");
  const state = field.querySelector("[role=status]");
  const words = field.dataset;
  const chosen = JSON.parse(value.value || "[]");
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);

  // The label of the field is that of the box, and the value goes on in a hidden field.
  const box = value.cloneNode();
  box.removeAttribute("name");
  Object.assign(box, { value: "", autocomplete: "off" });
  value.removeAttribute("id");
  value.type = "hidden";
  value.after(box);

  const store = () => {
    value.value = JSON.stringify(chosen);
    value.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const button = (text, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
    made.addEventListener("click", act);
    return made;
  };
  const show = () => {
    chosenList.replaceChildren(
      ...chosen.map((name) => {
        const item = document.createElement("li");
        const label = labels[name] ?? name;
        const out = button("×", () => {
          chosen.splice(chosen.indexOf(name), 1);
          show();
          store();
          box.focus();
        });
        out.setAttribute("aria-label", fill(words.out, { name: label }));
        item.append(Object.assign(document.createElement("span"), { textContent: label }), out);
        return item;
      }),
    );
  };
  const take = ([name, label]) => {
    labels[name] = label;
    if (!chosen.includes(name)) chosen.push(name);
    show();
    store();
    box.value = "";
    results.replaceChildren();
    state.textContent = label;
    box.focus();
  };

  const look = async () => {
    const typed = box.value.trim();
    results.replaceChildren();
    if (!typed) return [];
    const response = await fetch(`${words.findUrl}?term=${encodeURIComponent(typed)}`).catch(() => null);
    const rows = response?.ok ? await response.json().catch(() => null) : null;
    // An answer to what was typed before is passed over.
    if (box.value.trim() !== typed) return [];
    results.replaceChildren(...(rows ?? []).map((row) => {
      const item = document.createElement("li");
      item.append(button(row[2] ? `${row[1]} (${row[2]})` : row[1], () => take(row)));
      return item;
    }));
    if (!rows) state.textContent = words.unread;
    else state.textContent = rows.length ? fill(words.found, { number: rows.length }) : words.none;
    if (rows && !rows.length) {
      results.append(Object.assign(document.createElement("li"), { textContent: words.none }));
    }
    return rows ?? [];
  };
  let waiting = 0;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 200);
  });
  box.addEventListener("keydown", async (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    clearTimeout(waiting);
    const rows = await look();
    const typed = box.value.trim().toLowerCase();
    const exact = rows.find((row) => row.slice(1).some((name) => name.toLowerCase() === typed));
    if (exact ?? rows.length === 1) take(exact ?? rows[0]);
  });
  // What was typed and not chosen is sent along: the portal knows it, or says that it does not.
  value.form.addEventListener("submit", () => {
    if (box.value.trim()) value.value = JSON.stringify([...chosen, box.value.trim()]);
  });
  show();
  store();
}

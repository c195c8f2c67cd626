"use strict";

// The names of a publication as one list. What is sent is the JSON in the hidden text field.

for (const list of document.querySelectorAll("[data-author-list]")) {
  const find = (name) => list.querySelector(`[data-author-list-${name}]`);
  const value = find("value");
  const rows = find("rows");
  const adding = find("add");
  const state = find("state");
  const undo = find("undo");
  const words = find("words").dataset;
  const roles = JSON.parse(document.getElementById("author-roles").textContent);
  const origins = JSON.parse(document.getElementById("link-origins").textContent);
  const nameOf = new WeakMap();
  // What is asked of the server, and not yet answered.
  let pending = null;

  const printed = (name) =>
    name.literal ||
    [name.given, name.particle, name.family, name.suffix].filter(Boolean).join(" ") ||
    "–";
  const say = (text) => {
    state.textContent = text;
  };

  const store = () => {
    const names = [...rows.children].map((row) => {
      const { suggested, ...name } = nameOf.get(row);
      // Thousands of names: what is empty need not be sent.
      return Object.fromEntries(Object.entries(name).filter(([, said]) => said));
    });
    value.value = JSON.stringify(names);
    value.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const button = (text, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
    made.className = "button button-small button-secondary";
    made.addEventListener("click", act);
    return made;
  };

  const link = (row, person, personName, linkedBy) => {
    Object.assign(nameOf.get(row), { person, person_name: personName, linked_by: linkedBy, suggested: [] });
    show(row);
    store();
  };

  const show = (row) => {
    const name = nameOf.get(row);
    const text = printed(name);
    const edit = row.querySelector("[data-edit]");
    edit.textContent = text;
    edit.setAttribute("aria-label", fill(words.edit, { name: text }));
    row.querySelector("[data-move='-1']").setAttribute("aria-label", fill(words.up, { name: text }));
    row.querySelector("[data-move='1']").setAttribute("aria-label", fill(words.down, { name: text }));
    row.querySelector("[data-out]").setAttribute("aria-label", fill(words.out, { name: text }));
    const role = roles.find(([key]) => key === name.role && key !== roles[0][0]);
    row.querySelector("[data-marks]").textContent = [
      role?.[1],
      name.equal_contribution && "*",
      name.corresponding && "✉",
      name.elision_after && "[…]",
    ].filter(Boolean).join(" ");
    const person = row.querySelector("[data-person]");
    person.value = name.person ? name.person_name : "";
    person.setAttribute("aria-label", fill(words.person, { name: text }));
    const origin = row.querySelector("[data-origin]");
    origin.textContent = name.linked_by ? `(${origins[name.linked_by]})` : "";
    for (const [pk, personName] of name.suggested ?? []) {
      origin.append(
        button(fill(words.is, { name: personName }), () => link(row, pk, personName, "editor")),
      );
    }
  };

  const ask = async (text) => {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", list.closest("form").elements.csrfmiddlewaretoken.value);
    body.set("text", text);
    const response = await fetch(list.dataset.readUrl, { method: "POST", body }).catch(() => null);
    return response?.ok ? response.json().catch(() => null) : null;
  };

  const lookUp = async (row) => {
    const name = nameOf.get(row);
    const surname = [name.particle, name.family].filter(Boolean).join(" ");
    const text = [surname, name.suffix, name.given].filter(Boolean).join(", ");
    const answer = name.family ? await ask(text) : { rows: [] };
    const found = answer?.rows[0];
    if (!found) return;
    const { person, person_name, linked_by, suggested } = found;
    Object.assign(name, { person, person_name, linked_by, suggested });
    show(row);
    store();
  };

  const { fill, move, placeOf } = window.rowOrder({
    lists: [rows],
    undo,
    adding,
    words,
    nameOf: (row) => printed(nameOf.get(row)),
    say: (text) => say(text),
    changed: () => store(),
  });

  // People who were found, by what was typed: a list of the browser offers them.
  const found = new Map();
  const people = async (text) => {
    if (!found.has(text)) {
      const response = await fetch(`${list.dataset.peopleUrl}?q=${encodeURIComponent(text)}`).catch(() => null);
      const answer = response?.ok ? await response.json().catch(() => null) : null;
      if (!answer) return [];
      found.set(text, answer.people);
    }
    return found.get(text);
  };
  rows.addEventListener("input", async (event) => {
    const box = event.target;
    if (!box.matches("[data-person]") || !box.value.trim()) return;
    const typed = box.value.trim();
    const several = await people(typed);
    if (box.value.trim() !== typed) return;
    find("people").replaceChildren(...several.map(([, name]) => new Option(name, name)));
  });
  const choose = async (row, typed) => {
    const name = nameOf.get(row);
    if (typed === (name.person ? name.person_name : "")) return;
    if (!typed) {
      link(row, null, "", "rejected");
      return;
    }
    const several = await people(typed);
    const same = several.filter(([, personName]) => personName === typed);
    const [one, another] = same.length ? same : several;
    if (one && !another) link(row, ...one, "editor");
    else say(fill(one ? words.several : words.unknown, { name: typed }));
  };
  rows.addEventListener("change", (event) => {
    if (!event.target.matches("[data-person]")) return;
    pending = choose(event.target.closest(".author-row"), event.target.value.trim());
  });

  const open = (row) => {
    const name = nameOf.get(row);
    const details = find("details").content.firstElementChild.cloneNode(true);
    const role = details.querySelector("select");
    for (const [key, label] of roles) role.add(new Option(label, key));
    for (const field of details.querySelectorAll("[data-name]")) {
      const key = field.dataset.name;
      if (field.type === "checkbox") field.checked = Boolean(name[key]);
      else field.value = name[key] ?? (key === "role" ? roles[0][0] : "");
      field.addEventListener("change", () => {
        name[key] = field.type === "checkbox" ? field.checked : field.value.trim();
        show(row);
        store();
        const isChosen = name.linked_by === "editor" || name.linked_by === "rejected";
        if (["given", "particle", "family", "suffix", "orcid"].includes(key) && !isChosen) pending = lookUp(row);
      });
    }
    const place = details.querySelector("[data-place]");
    place.value = placeOf(row) + 1;
    place.addEventListener("change", () => {
      move(row, Number(place.value) - 1);
      place.focus();
    });
    details.querySelector("[data-look-up]").addEventListener("click", () => {
      name.linked_by = "";
      pending = lookUp(row);
    });
    row.append(details);
    details.querySelector("input").focus();
  };

  const make = (name) => {
    const row = find("row").content.firstElementChild.cloneNode(true);
    nameOf.set(row, name);
    show(row);
    return row;
  };

  rows.addEventListener("click", (event) => {
    const pressed = event.target.closest("button");
    const row = pressed?.closest(".author-row");
    if (!row) return;
    if (pressed.matches("[data-edit]")) {
      const details = row.querySelector(".author-row__details");
      pressed.setAttribute("aria-expanded", String(!details));
      if (details) details.remove();
      else open(row);
    }
  });

  // Enter within the list would send the whole form.
  list.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.tagName === "BUTTON") return;
    if (event.target === adding && event.shiftKey) return;
    event.preventDefault();
    if (event.target === adding) read();
    else event.target.dispatchEvent(new Event("change", { bubbles: true }));
  });

  const read = async () => {
    const text = adding.value.trim();
    if (!text) return;
    const answer = await ask(text);
    if (!answer || !answer.rows.length) {
      say([words.unread, ...(answer?.remarks ?? [])].join(" "));
      return;
    }
    rows.append(...answer.rows.map((name) => make({ role: roles[0][0], ...name })));
    adding.value = "";
    adding.focus();
    store();
    say([fill(words.added, { number: answer.rows.length }), ...answer.remarks].join(" "));
  };
  find("read").addEventListener("click", read);

  rows.append(...window.rowOrder.read(value).map(make));

  const isOpen = () => pending || adding.value.trim();
  window.rowOrder.showFaults(list, (place) => {
    const row = rows.children[place];
    if (row) {
      row.querySelector("[data-edit]").setAttribute("aria-expanded", "true");
      open(row);
    }
    return row;
  });
  window.rowOrder.finishFirst(adding, isOpen, async () => {
    await pending;
    pending = null;
    await read();
  });
}

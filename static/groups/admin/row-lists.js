"use strict";

// Memberships and publications as compact lists. What is sent is the JSON in the hidden text field.

for (const list of document.querySelectorAll("[data-row-list]")) {
  const sentences = list.querySelector("[data-words]");
  const find = (name) => [...list.querySelectorAll(`[data-${name}]`)].find((one) => one !== sentences);
  const value = find("value");
  const rows = find("rows");
  const former = find("former");
  const formerRows = find("former-rows");
  const adding = find("add");
  const found = find("found");
  const words = sentences.dataset;
  const isOfWorks = list.dataset.rowList === "works";
  const citations = isOfWorks ? JSON.parse(list.querySelector("script[type='application/json']").textContent) : {};
  const said = new WeakMap();
  const gone = new Set();
  const AT_ONCE = 25;
  // Former members who are not shown yet.
  let folded = [];

  const say = (text) => {
    find("state").textContent = text;
  };
  const shown = () => [...rows.children, ...(formerRows?.children ?? [])];
  const store = () => {
    const all = [...shown().map((row) => said.get(row)), ...folded];
    const out = [...gone].filter(({ id }) => id).map(({ id }) => ({ id, gone: true }));
    value.value = JSON.stringify([...all, ...out]);
    value.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const nameOf = (row) => {
    const name = row.querySelector("[data-shown]").textContent.trim();
    return name.length > 80 ? `${name.slice(0, 79)}…` : name;
  };
  const { fill } = window.rowOrder({
    lists: formerRows ? [rows, formerRows] : [rows],
    undo: find("undo"),
    adding,
    words,
    nameOf,
    say,
    changed: store,
    takenOut: (row, isOut) => (isOut ? gone.add(said.get(row)) : gone.delete(said.get(row))),
  });

  const make = (one) => {
    const row = find("row").content.firstElementChild.cloneNode(true);
    said.set(row, one);
    const name = row.querySelector("[data-shown]");
    // Citations come from the portal, which writes their markup itself.
    if (isOfWorks) name.innerHTML = citations[one.publication] ?? "–";
    else name.textContent = one.name;
    for (const control of row.querySelectorAll("[data-label]")) {
      control.setAttribute("aria-label", fill(control.dataset.label, { name: nameOf(row) }));
    }
    for (const field of row.querySelectorAll("[data-field]")) {
      const key = field.dataset.field;
      if (field.type === "checkbox") field.checked = Boolean(one[key]);
      else field.value = typeof one[key] === "boolean" ? String(one[key]) : (one[key] ?? "");
    }
    row.classList.toggle("row-list__row--ended", Boolean(one.end || one.former));
    return row;
  };

  list.addEventListener("input", ({ target }) => {
    const key = target.dataset.field;
    if (!key) return;
    const row = target.closest("li");
    const one = said.get(row);
    if (target.type === "checkbox") one[key] = target.checked;
    else if (key === "role") one[key] = Number(target.value) || null;
    else if (key === "included") one[key] = target.value === "true";
    else one[key] = target.value;
    row.classList.toggle("row-list__row--ended", Boolean(one.end || one.former));
    store();
  });

  const add = (...several) => {
    const there = new Set(shown().map((row) => said.get(row).publication));
    const fresh = several.filter((one) => !isOfWorks || !there.has(one.publication));
    const made = fresh.map(make);
    rows.append(...made);
    store();
    say(
      fresh.length || !several.length
        ? fill(words.added, { number: fresh.length })
        : words.there,
    );
    found?.replaceChildren();
    return made;
  };

  const toRow = ([pk, shownAs]) => {
    if (!isOfWorks) return { id: null, person: pk, name: shownAs, role: null };
    citations[pk] = shownAs;
    return list.dataset.excepts
      ? { id: null, publication: pk, included: true }
      : { id: null, publication: pk, remark: "" };
  };
  const ask = async (parameters) => {
    if (isOfWorks) parameters.append("style", list.dataset.style);
    const response = await fetch(`${list.dataset.findUrl}?${parameters}`).catch(() => null);
    return response?.ok ? response.json().catch(() => null) : null;
  };
  const focusOn = (made) => {
    if (isOfWorks) adding.focus();
    else made.at(-1)?.querySelector("select").focus();
  };
  const take = (answerRow) => {
    adding.value = "";
    focusOn(add(toRow(answerRow)));
  };

  // What was typed last, so that a late answer to something else is passed over.
  const look = async () => {
    const typed = adding.value.trim();
    if (!typed) {
      found.replaceChildren();
      say("");
      return null;
    }
    const answer = await ask(new URLSearchParams({ q: typed }));
    if (adding.value.trim() !== typed) return null;
    if (!answer) {
      say(words.unread);
      return null;
    }
    found.replaceChildren(
      ...answer.rows.map((one) => {
        const item = document.createElement("li");
        const button = Object.assign(document.createElement("button"), { type: "button" });
        button.className = "row-list__found";
        if (isOfWorks) button.innerHTML = one[1];
        else button.textContent = [one[1], one[2]].filter(Boolean).join(" – ");
        button.addEventListener("click", () => take(one));
        item.append(button);
        return item;
      }),
    );
    const number = answer.number;
    say(number ? fill(number > answer.rows.length ? words.more : words.found, { number }) : words.none);
    return answer.rows;
  };
  const lookAndTake = async () => {
    clearTimeout(waiting);
    const several = await look();
    if (several?.length === 1) take(several[0]);
  };
  // Return whether the portal answered.
  const takeChosen = async (chosen) => {
    const answer = await ask(new URLSearchParams(chosen.map(({ id }) => ["id", id])));
    if (answer) focusOn(add(...answer.rows.map(toRow)));
    else say(words.unread);
    return Boolean(answer);
  };
  let waiting = 0;
  // The rows of what was chosen, while the portal is asked for them.
  let coming = null;
  if (found) {
    adding.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(look, 250);
    });
    find("choose").addEventListener("click", () => {
      ModalWorkflow({
        url: list.dataset.chooseUrl,
        urlParams: { multiple: 1 },
        onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS,
        responses: {
          chosen: (chosen) => {
            coming = takeChosen(chosen).finally(() => {
              coming = null;
            });
          },
        },
      });
    });
  } else {
    // A choice of a few: of groups.
    adding.addEventListener("change", () => {
      const [option] = adding.selectedOptions;
      const group = Number(option.value) || null;
      const [row] = add({ id: null, group, name: option.textContent, role: null });
      adding.selectedIndex = 0;
      row.querySelector("select").focus();
    });
  }

  // Enter within the list would send the whole form.
  list.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.closest("button, summary")) return;
    event.preventDefault();
    if (found && event.target === adding) lookAndTake();
  });

  const unfold = () => {
    formerRows.append(...folded.splice(0, AT_ONCE).map(make));
    find("more").hidden = !folded.length;
  };
  former?.addEventListener("toggle", () => {
    if (former.open && !formerRows.children.length) unfold();
  });
  find("more")?.addEventListener("click", () => {
    const first = formerRows.children.length;
    unfold();
    formerRows.children[first]?.querySelector("select").focus();
  });

  const listed = window.rowOrder.read(value);
  for (const one of listed.filter((row) => row.gone)) gone.add(one);
  const stay = listed.filter((row) => !row.gone);
  folded = former ? stay.filter((row) => row.over) : [];
  rows.append(...stay.filter((row) => !former || !row.over).map(make));
  if (former) {
    former.hidden = !folded.length;
    find("former-number").textContent = folded.length;
  }

  window.rowOrder.showFaults(list, (place) => {
    const rowOf = () => shown().find((row) => said.get(row) === listed[place]);
    if (folded.includes(listed[place])) {
      // Those before it as well: they are shown in their order.
      while (!rowOf()) unfold();
    }
    if (former?.contains(rowOf())) former.open = true;
    return rowOf();
  });
  window.rowOrder.finishFirst(
    adding,
    () => coming || (found && adding.value.trim()),
    async () => {
      if (coming && !(await coming)) return false;
      if (adding.value.trim()) await lookAndTake();
      return true;
    },
  );
}

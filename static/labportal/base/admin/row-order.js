"use strict";

// Rows of a list that are moved, by buttons or with the mouse, taken out and put back. Each row is an
// `li` with buttons `[data-move]` (by how many places) and `[data-out]`. The focus stays on the row
// that was moved, and what was done is said.
window.rowOrder = ({ lists, undo, adding, words, nameOf, say, changed, takenOut = () => {} }) => {
  let gone = null;
  const fill = (text, parts) => text.replace(/\{(\w+)\}/g, (_, key) => parts[key]);
  const placeOf = (row) => [...row.parentElement.children].indexOf(row);

  const put = (row, rows, to) => {
    const others = [...rows.children].filter((one) => one !== row);
    const place = Math.min(Math.max(to, 0), others.length);
    rows.insertBefore(row, others[place] ?? null);
    changed();
    say(fill(words.moved, { name: nameOf(row), number: place + 1, all: others.length + 1 }));
  };
  const move = (row, to) => put(row, row.parentElement, to);

  const takeOut = (row) => {
    gone = [row, row.parentElement, placeOf(row)];
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    takenOut(row, true);
    changed();
    say(fill(words.gone, { name: nameOf(row) }));
    undo.hidden = false;
    (next?.querySelector("[data-out]") ?? adding).focus();
  };
  undo.addEventListener("click", () => {
    const [row, rows, place] = gone;
    undo.hidden = true;
    takenOut(row, false);
    put(row, rows, place);
    row.querySelector("[data-out]").focus();
  });

  let dragged = null;
  for (const rows of lists) {
    rows.addEventListener("click", (event) => {
      const pressed = event.target.closest("[data-move], [data-out]");
      const row = pressed?.closest("li");
      if (!row) return;
      if (pressed.matches("[data-out]")) {
        takeOut(row);
        return;
      }
      move(row, placeOf(row) + Number(pressed.dataset.move));
      pressed.focus();
    });
    rows.addEventListener("dragstart", (event) => {
      dragged = event.target.closest?.("li");
      event.dataTransfer.effectAllowed = "move";
    });
    rows.addEventListener("dragover", (event) => {
      const over = event.target.closest("li");
      if (!dragged || !over || dragged.parentElement !== rows) return;
      event.preventDefault();
      const { top, height } = over.getBoundingClientRect();
      const before = event.clientY < top + height / 2 ? over : over.nextSibling;
      if (over !== dragged) rows.insertBefore(dragged, before);
    });
    rows.addEventListener("dragend", () => {
      if (dragged) move(dragged, placeOf(dragged));
      dragged = null;
    });
  }
  return { fill, move, placeOf };
};

// The rows that a hidden text field holds. A form that was sent and refused may hold what cannot be
// read as JSON: then the field is shown as it is.
window.rowOrder.read = (value) => {
  try {
    return JSON.parse(value.value || "[]");
  } catch {
    value.hidden = false;
    return [];
  }
};

// What is wrong with rows that were sent is said in each of them; the first gets the focus, in
// whatever tab it is. `rowAt` gives the row at a place among those that were sent, unfolded.
window.rowOrder.showFaults = (list, rowAt) => {
  const told = list.closest("[data-row-faults]")?.querySelector(":scope > script");
  const controls = [];
  for (const { row: place, column, text } of told ? JSON.parse(told.textContent) : []) {
    const row = rowAt(place);
    if (!row) continue;
    const said = Object.assign(document.createElement("p"), { className: "row-fault", textContent: text });
    said.id = `row-fault-${document.querySelectorAll(".row-fault").length + 1}`;
    row.classList.add("row-with-fault");
    row.append(said);
    const named = column && row.querySelector(`[data-field="${column}"], [data-name="${column}"]`);
    const field = named || row.querySelector("input, select, button");
    if (!field.matches("button")) field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", said.id);
    controls.push(field);
  }
  if (!controls.length) return;
  const tab = list.closest("[role=tabpanel]");
  const show = (tries) => {
    // Another list may have had the first fault.
    if (document.activeElement?.matches("[aria-describedby^=row-fault]")) return;
    if (tab?.hidden && tries) {
      // Tabs open some time after they are pressed.
      document.getElementById(tab.getAttribute("aria-labelledby"))?.click();
      requestAnimationFrame(() => show(tries - 1));
    } else controls[0].focus();
  };
  if (document.readyState === "complete") show(60);
  else addEventListener("load", () => show(60));
};

// What was typed and not yet added is not lost: a form that is sent waits for `finish` while
// `isOpen`, and is not sent if that gives `false` or leaves something in the field `adding`.
window.rowOrder.finishFirst = (adding, isOpen, finish) => {
  adding.closest("form").addEventListener(
    "submit",
    async (event) => {
      if (!isOpen()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const form = event.target;
      // A form that is just being sent cannot be sent again.
      await new Promise((resolve) => setTimeout(resolve));
      const isDone = await finish();
      if (isDone === false || adding.value.trim()) adding.focus();
      // Not by the button, which Wagtail has disabled by now: it has no name to send.
      else form.requestSubmit();
    },
    true,
  );
};

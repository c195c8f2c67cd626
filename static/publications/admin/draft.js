"use strict";

// Beside the form of a publication: its citation, what is there already, and the fields of its type.

for (const panel of document.querySelectorAll("[data-publication-draft]")) {
  const form = panel.closest("form");
  const citation = panel.querySelector("[data-draft-citation]");
  const untitled = citation.textContent;
  const alike = panel.querySelector("[data-draft-alike]");
  const alikeList = panel.querySelector("[data-draft-alike-list]");
  const leftOut = panel.querySelector("[data-draft-left-out]");
  const leftOutList = panel.querySelector("[data-draft-left-out-list]");
  const all = panel.querySelector("[data-draft-all-fields]");
  const { fields, types } = JSON.parse(document.getElementById("fields-of-types").textContent);

  const showFields = () => {
    const type = form.elements.type.value;
    for (const [name, having] of Object.entries(fields)) {
      const field = form.elements[name];
      const place = field.closest(".w-panel__wrapper");
      const wanted = all.checked || having.includes(type) || !types.includes(type);
      // What says something is seen, whatever the type.
      place.hidden = !wanted && !field.value && !place.querySelector(".error-message");
      const row = place.parentElement;
      const around = row.closest(".w-panel__wrapper");
      if (around) around.hidden = [...row.children].every((one) => one.hidden);
    }
  };

  const listAlike = (found) => {
    alikeList.replaceChildren(
      ...found.map(({ same, title, about, url, merge }) => {
        const link = Object.assign(document.createElement("a"), { href: url, target: "_blank", textContent: title });
        const item = document.createElement("li");
        item.append(`${same}: `, link, about ? ` (${about})` : "");
        if (merge) {
          const label = alikeList.dataset.draftMerge;
          const way = Object.assign(document.createElement("a"), { href: merge, textContent: label, ariaLabel: `${label}: ${title}` });
          item.append(" ", way);
        }
        return item;
      }),
    );
    alike.hidden = !found.length;
  };

  const listLeftOut = (reasons) => {
    const items = reasons.map((textContent) => Object.assign(document.createElement("li"), { textContent }));
    leftOutList.replaceChildren(...items);
    leftOut.hidden = !reasons.length;
  };

  let latest = 0;
  const look = async () => {
    const number = ++latest;
    const response = await fetch(panel.dataset.publicationDraft, {
      method: "POST",
      body: new FormData(form),
    }).catch(() => null);
    const answer = response?.ok ? await response.json().catch(() => null) : null;
    if (!answer || number !== latest) return;
    if (answer.citation) citation.innerHTML = answer.citation;
    else citation.textContent = untitled;
    listLeftOut(answer.left_out);
    listAlike(answer.alike);
  };

  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 500);
  });
  form.addEventListener("change", () => {
    showFields();
    clearTimeout(waiting);
    waiting = setTimeout(look, 100);
  });
  showFields();
  look();
}

"use strict";

// Copies citations, and publications in the format of a button. The links to the files do without.

// Browsers offer the clipboard on safe connections only.
if (navigator.clipboard) {
  const file = async (address) => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(response.statusText);
    return response.text();
  };

  // The citation that the button names, or that of its entry in a list.
  const citation = async (button) => {
    const named = document.getElementById(button.dataset.copyText);
    const found = named || button.closest("li").querySelector(".citation");
    const copy = found.cloneNode(true);
    copy.querySelector(".citation-remark")?.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  };

  const copy = async (text) => {
    if (!window.ClipboardItem) return navigator.clipboard.writeText(await text);
    // A promise: Safari takes nothing any more once the click is over.
    const plain = text.then((found) => new Blob([found], { type: "text/plain" }));
    return navigator.clipboard.write([new ClipboardItem({ "text/plain": plain })]);
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copied]");
    // A second click would only ask once more.
    if (!button || button.ariaBusy === "true") return;
    const { copy: address, copying, copied, failed } = button.dataset;
    const result = button.closest("[data-copy-buttons]").querySelector("[role=status]");
    // What is said twice in the same words is read out once.
    result.textContent = address ? copying : "";
    button.ariaBusy = "true";
    try {
      await copy(address ? file(address) : citation(button));
      result.textContent = copied;
    } catch {
      result.textContent = failed;
    } finally {
      button.ariaBusy = null;
    }
  });

  for (const buttons of document.querySelectorAll("[data-copy-buttons]")) buttons.hidden = false;

  // Entries of a list get their buttons when they are opened. The event does not bubble.
  const template = document.getElementById("cite-buttons");
  document.addEventListener(
    "toggle",
    ({ target }) => {
      if (!template || !target.matches(".cite[open]") || target.querySelector("button")) return;
      const buttons = template.content.cloneNode(true);
      const address = target.querySelector("a[href$='.bib']").href;
      buttons.querySelector("[data-copy]").dataset.copy = address;
      target.append(buttons);
    },
    true,
  );
}

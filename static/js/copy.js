"use strict";

// Copies a publication in the format of a button. The links to the files do without this.

const buttons = document.querySelector("[data-copy-buttons]");
// Browsers offer the clipboard on safe connections only.
if (buttons && navigator.clipboard) {
  const result = buttons.querySelector("[role=status]");

  const text = async (address) => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(response.statusText);
    return response.text();
  };

  const copy = async (address) => {
    if (!window.ClipboardItem) return navigator.clipboard.writeText(await text(address));
    // A promise: Safari takes nothing any more once the click is over.
    const plain = text(address).then((found) => new Blob([found], { type: "text/plain" }));
    return navigator.clipboard.write([new ClipboardItem({ "text/plain": plain })]);
  };

  buttons.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    // What is said twice in the same words is read out once.
    result.textContent = "";
    try {
      await copy(button.dataset.copy);
      result.textContent = button.dataset.copied;
    } catch {
      result.textContent = button.dataset.failed;
    }
  });
  buttons.hidden = false;
}

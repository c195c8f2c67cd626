"use strict";

// Keeps the ticks of a listing: who leaves the page of a bulk action finds them again, and so does who
// is led back because the action was refused. Their ids travel in the fragment of the address.

(() => {
  const SIGN = "#ticked=";

  const isOfBulkAction = () => document.querySelector("[data-bulk-action-footer]") === null;

  const restore = () => {
    const ids = location.hash.slice(SIGN.length).split(",");
    history.replaceState(history.state, "", location.pathname + location.search);
    // Wagtail's script, which comes later, counts those that are ticked.
    for (const box of document.querySelectorAll("[data-bulk-action-checkbox]")) {
      if (ids.includes("all") || ids.includes(box.dataset.objectId)) box.checked = true;
    }
    if (ids.includes("all")) {
      window.addEventListener("load", () => {
        document.querySelector("[data-bulk-action-num-objects-in-listing]:not(.w-hidden)")?.click();
      });
    }
  };

  const lead = () => {
    const asked = new URLSearchParams(location.search);
    const [next, ids] = [asked.get("next"), asked.getAll("id")];
    if (!next || !ids.length || !isOfBulkAction()) return;
    for (const link of document.querySelectorAll("main a[href]")) {
      if (link.getAttribute("href") === next) link.href = `${next}${SIGN}${ids.join(",")}`;
    }
  };

  if (location.hash.startsWith(SIGN)) restore();
  else lead();
})();

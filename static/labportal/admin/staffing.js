// Forms of changes: what would happen is asked for and shown while somebody chooses. Without this
// script, a button asks for it.

(() => {
  const form = document.querySelector("[data-staffing]");
  if (!form) return;
  form.querySelector("[data-preview]").hidden = true;
  let asked = 0;
  let timer;

  async function show(changed) {
    const number = ++asked;
    const sent = new FormData(form);
    sent.set("preview", "live");
    const answer = await fetch(location.href, { method: "POST", body: sent });
    // A later question is on its way, or the session has ended: what stands there stays.
    if (number !== asked || !answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (number !== asked) return;
    for (const part of form.querySelectorAll("[data-part]")) {
      const follows = part.dataset.follows;
      const fresh = page.querySelector(`[data-part="${part.dataset.part}"]`);
      if (fresh && (!follows || changed.has(follows))) part.innerHTML = fresh.innerHTML;
    }
    changed.clear();
    last = said();
  }

  const changed = new Set();
  function said() {
    const sent = new FormData(form);
    sent.delete("loaded_state");
    return new URLSearchParams(sent).toString();
  }
  let last = said();
  function ask(event) {
    // Leaving a field tells of its change once more: what is shown stays.
    if (said() === last) return;
    last = said();
    changed.add(event.target.name);
    // What stands on the page is no longer what would happen: it must not be confirmed.
    form.querySelector("[name=loaded_state]").value = "";
    clearTimeout(timer);
    timer = setTimeout(() => show(changed), event.type === "input" ? 300 : 0);
  }
  form.addEventListener("input", ask);
  form.addEventListener("change", ask);
})();

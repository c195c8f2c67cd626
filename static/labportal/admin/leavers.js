// The form of the lab's settings: whose contact details would go with the days that are typed.
// Without this script, a link leads to a page that tells it of the days that are saved.

(() => {
  const link = document.querySelector("[data-leavers-of]");
  const field = link && document.querySelector(link.dataset.leaversOf);
  if (!field) return;
  const place = document.querySelector("[data-leavers]");
  let asked = 0;
  let timer;

  async function show() {
    const number = ++asked;
    const answer = await fetch(`${link.href}?days=${encodeURIComponent(field.value)}`);
    // A later question is on its way, or the session has ended: what stands there stays.
    if (number !== asked || !answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const told = page.querySelector("[data-leavers]");
    if (number === asked && told) place.innerHTML = told.innerHTML;
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 300);
  });
  show();
})();

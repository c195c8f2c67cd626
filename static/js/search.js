"use strict";

// Suggests what may be meant as one types in a search form. Without this, the form searches as it is.

const PAUSE = 150;
const FEWEST_LETTERS = 2;

const element = (tag, attributes, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

const suggest = (form) => {
  const { suggest: address, list: label, none, one, many } = form.dataset;
  const input = form.querySelector("input[type=search]");
  const list = element("ul", { id: `${input.id}-list`, role: "listbox", "aria-label": label, class: "suggestions" });
  // Said only if it is there before anything is in it.
  const status = element("p", { role: "status", class: "visually-hidden" });
  let found = [];
  let active = -1;
  let asked = "";
  let waiting = 0;
  let request = null;

  const show = (isOpen) => {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) activate(-1);
  };

  const activate = (place) => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = place;
    const option = list.children[place];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };

  const forget = () => {
    clearTimeout(waiting);
    request?.abort();
    asked = "";
  };

  const fill = (suggestions) => {
    activate(-1);
    found = suggestions;
    list.replaceChildren(
      ...found.map(({ title, kind }, place) => {
        const parts = [title, kind].map((text) => element("span", {}, text));
        return element("li", { id: `${list.id}-${place}`, role: "option", "aria-selected": "false" }, ...parts);
      }),
    );
    show(found.length > 0);
    status.textContent = found.length > 1 ? many.replace("#", found.length) : found.length ? one : none;
  };

  const ask = async (text) => {
    request?.abort();
    const own = (request = new AbortController());
    try {
      const answer = await fetch(`${address}?${new URLSearchParams({ q: text })}`, { signal: own.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      const { suggestions } = await answer.json();
      if (!own.signal.aborted) fill(suggestions);
    } catch {
      // The form searches all the same.
      if (!own.signal.aborted) show(false);
    }
  };

  const typed = () => {
    const text = input.value.trim();
    if (text === asked) return;
    forget();
    asked = text;
    if (text.length >= FEWEST_LETTERS) {
      waiting = setTimeout(ask, PAUSE, text);
    } else {
      show(false);
      status.textContent = "";
    }
  };

  const close = () => {
    forget();
    show(false);
    status.textContent = "";
  };

  const go = (place) => {
    // Only to pages of the portal.
    location.assign(new URL(found[place].url, location.origin).pathname);
  };

  const pressed = (event) => {
    if (event.isComposing || list.hidden) {
      if (event.key === "ArrowDown" && !event.isComposing) typed();
      return;
    }
    const last = found.length - 1;
    if (event.key === "ArrowDown") activate(active === last ? -1 : active + 1);
    else if (event.key === "ArrowUp") activate(active === -1 ? last : active - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0) go(active);
    else return;
    event.preventDefault();
  };

  list.hidden = true;
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  input.parentElement.append(list, status);

  input.addEventListener("input", typed);
  input.addEventListener("keydown", pressed);
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
  // The field keeps the focus, so that the list stays until the click is done.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) go([...list.children].indexOf(option));
  });
};

document.querySelectorAll("form[data-suggest]").forEach(suggest);

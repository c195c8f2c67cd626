"use strict";

// Keeps what was sent by a form in this tab until an answer shows that it arrived. If a sign-in page
// answers instead, it is offered again after signing in, to the same account only.

(() => {
  const { account, refused, told, files, save, discard } = document.currentScript.dataset;
  const PLACE = "labportal.unsent-forms";

  const read = () => {
    try {
      return JSON.parse(sessionStorage.getItem(PLACE)) || [];
    } catch {
      return [];
    }
  };
  const write = (forms) => {
    try {
      if (forms.length) sessionStorage.setItem(PLACE, JSON.stringify(forms));
      else sessionStorage.removeItem(PLACE);
    } catch {
      // The browser keeps nothing, or it is too much: as without this script.
    }
  };

  const isTyped = (form) =>
    form.method === "post" &&
    !form.querySelector("[type=password]") &&
    form.querySelector("textarea, select, input:not([type=hidden], [type=submit])");

  const kept = (form, submitter) => {
    const sent = [...new FormData(form, submitter)];
    const address = new URL(form.getAttribute("action") || "", location.href);
    return {
      account,
      title: document.title,
      address: address.pathname + address.search,
      encoding: form.enctype,
      fields: sent.filter(([, value]) => typeof value === "string"),
      hasFiles: sent.some(([, value]) => value instanceof File && value.size),
    };
  };

  const send = (one) => {
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: one.address, enctype: one.encoding });
    const { CSRF_TOKEN } = JSON.parse(document.getElementById("wagtail-config").textContent);
    for (const [name, value] of one.fields) {
      const input = Object.assign(document.createElement("input"), { type: "hidden", name });
      input.value = name === "csrfmiddlewaretoken" ? CSRF_TOKEN : value;
      form.append(input);
    }
    document.body.append(form);
    // Not of the prototype's: a field may be called "submit".
    HTMLFormElement.prototype.submit.call(form);
  };

  const without = (one) => write(read().filter(({ address }) => address !== one.address));

  const button = (text, name, act) => {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", textContent: text, className: name });
    made.addEventListener("click", act);
    return made;
  };

  const offer = (one) => {
    const note = document.createElement("div");
    note.className = "help-block help-warning unsent-form";
    note.setAttribute("role", "status");
    const text = document.createElement("p");
    text.textContent = told.replace("{title}", one.title) + (one.hasFiles ? ` ${files}` : "");
    const again = () => {
      write(read().map((each) => (each.address === one.address ? { ...each, isUnsent: false } : each)));
      send(one);
    };
    const forget = () => {
      without(one);
      note.remove();
    };
    note.append(text, button(save, "button", again), " ", button(discard, "button button-secondary", forget));
    document.querySelector("main, #main")?.prepend(note);
  };

  document.addEventListener("DOMContentLoaded", () => {
    if (!account || refused) {
      write(read().map((one) => ({ ...one, isUnsent: true })));
      return;
    }
    const unsent = read().filter((one) => one.isUnsent && one.account === account);
    write(unsent);
    unsent.forEach(offer);
  });

  // Behind the handlers of the form itself, which write its hidden fields or send it by other ways.
  window.addEventListener("submit", ({ target, submitter, defaultPrevented }) => {
    if (!account || defaultPrevented || !isTyped(target)) return;
    const one = kept(target, submitter);
    write([...read().filter(({ address }) => address !== one.address), one]);
  });
})();

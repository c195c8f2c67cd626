"use strict";

// What is checked in a chooser of several records stays chosen across searches and pages: it stands
// in a list of its own, which is what is sent. Wagtail replaces the results by each answer.
{
  const basketOf = (form) => {
    const there = form.querySelector("[data-chosen]");
    if (there) return there;
    const basket = document.createElement("fieldset");
    basket.dataset.chosen = "";
    basket.hidden = true;
    const legend = document.createElement("legend");
    legend.textContent = form.querySelector("[data-chosen-label]")?.dataset.chosenLabel ?? "";
    basket.append(legend);
    form.prepend(basket);
    return basket;
  };
  const chosenIn = (basket, pk) =>
    [...basket.querySelectorAll("input")].find((box) => box.value === pk);

  const tell = (form, basket) => {
    const number = basket.querySelectorAll("input").length;
    basket.hidden = !number;
    const submit = form.querySelector("[data-multiple-choice-submit]");
    if (submit) submit.disabled = !number;
  };

  const choose = (basket, box) => {
    const row = box.closest("tr");
    const label = document.createElement("label");
    label.style.display = "block";
    const chosen = Object.assign(document.createElement("input"), {
      type: "checkbox", name: "id", value: box.value, checked: true,
    });
    // By this, Wagtail knows that something is chosen.
    chosen.dataset.multipleChoiceSelect = "";
    label.append(chosen, " ", row?.querySelector("label")?.textContent.trim() || box.title);
    basket.append(label);
  };

  document.addEventListener("change", ({ target }) => {
    const form = target.closest?.("form[data-multiple-choice-form]");
    if (!form || !target.matches("[data-multiple-choice-select]")) return;
    const basket = basketOf(form);
    const chosen = chosenIn(basket, target.value);
    if (basket.contains(target)) {
      target.closest("label").remove();
      const listed = [...form.querySelectorAll("[data-multiple-choice-select]")];
      const box = listed.find((one) => one.value === target.value);
      if (box) box.checked = false;
      (box ?? form.querySelector("[data-multiple-choice-select]"))?.focus();
    } else if (target.checked && !chosen) {
      choose(basket, target);
    } else if (!target.checked) {
      chosen?.closest("label").remove();
    }
    tell(form, basket);
  });

  const keep = () => {
    for (const form of document.querySelectorAll("form[data-multiple-choice-form]")) {
      const basket = basketOf(form);
      for (const box of form.querySelectorAll("[data-multiple-choice-select]")) {
        if (basket.contains(box)) continue;
        // What is chosen is sent by the list, in the order in which it was chosen.
        box.removeAttribute("name");
        box.checked = Boolean(chosenIn(basket, box.value));
      }
      tell(form, basket);
    }
  };
  jQuery(document).on("ajaxComplete", keep);
}

"use strict";

// Shows a picture that is about to be uploaded; a press on it, or the arrow keys, say what stays in
// sight where pages cut it. Wagtail asks for that in another form, once the picture is there.
{
  // The side of what stays in sight, as a part of the shorter side of the picture.
  const PART = 0.25;
  const STEP = 0.05;
  const NAMES = ["x", "y", "width", "height"];

  const fields = (form) => NAMES.map((name) => form.querySelector(`.focal_point_${name}`));
  const inside = (share) => Math.min(1, Math.max(0, share));

  const point = (form, button, x, y) => {
    const { naturalWidth: width, naturalHeight: height } = button.querySelector("img");
    const side = Math.round(Math.min(width, height) * PART);
    const values = [Math.round(x * width), Math.round(y * height), side, side];
    fields(form).forEach((field, number) => { field.value = values[number]; });
    Object.assign(button.dataset, { x, y });
    const mark = button.querySelector("[data-focal-mark]");
    Object.assign(mark.style, { left: `${100 * x}%`, top: `${100 * y}%` });
    mark.hidden = false;
  };

  const picture = (input, file) => {
    const button = Object.assign(document.createElement("button"), {
      type: "button", className: "focal-picture", title: input.dataset.focalHint,
    });
    const image = Object.assign(document.createElement("img"), { alt: input.dataset.focalHint });
    const mark = Object.assign(document.createElement("span"), { hidden: true });
    mark.dataset.focalMark = "";
    button.append(image, mark);
    image.addEventListener("load", () => URL.revokeObjectURL(image.src));
    // What no browser shows, the server refuses with its reason.
    image.addEventListener("error", () => button.closest("[data-focal]").remove());
    image.src = URL.createObjectURL(file);
    return button;
  };

  const show = (input) => {
    const { form } = input;
    form.querySelector("[data-focal]")?.remove();
    fields(form).forEach((field) => { field.value = ""; });
    if (!input.files.length) return;
    const hint = document.createElement("p");
    hint.className = "help";
    hint.textContent = input.dataset.focalHint;
    const place = document.createElement("div");
    place.dataset.focal = "";
    const button = picture(input, input.files[0]);
    place.append(hint, button);
    (input.closest("li") ?? input).after(place);
    button.addEventListener("click", ({ clientX, clientY, detail }) => {
      // Pressed by a key: the middle.
      if (!detail) return point(form, button, 0.5, 0.5);
      const { left, top, width, height } = button.getBoundingClientRect();
      point(form, button, inside((clientX - left) / width), inside((clientY - top) / height));
    });
    button.addEventListener("keydown", (event) => {
      const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
      if (!move[event.key]) return;
      event.preventDefault();
      const [x, y] = move[event.key].map((way) => way * STEP);
      const { x: left = 0.5, y: top = 0.5 } = button.dataset;
      point(form, button, inside(Number(left) + x), inside(Number(top) + y));
    });
  };

  document.addEventListener("change", ({ target }) => {
    if (target.matches?.("input[type=file][data-focal-hint]")) show(target);
  });
}

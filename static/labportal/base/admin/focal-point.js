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
    const crop = form.querySelector("[data-focal] .focal-crop img");
    cut(crop, width, height, fields(form).map((field) => Number(field.value)));
  };

  // Place a picture in a round frame as the portraits of pages are cut: a square as large as can
  // be, which leaves as much out on either side of the point as its share of the picture is.
  const cut = (image, width, height, [x, y, focalWidth, focalHeight]) => {
    const side = Math.min(width, height);
    const start = (at, size, focal) => {
      const most = Math.min((at / size) * (size - side), at - focal / 2);
      return Math.min(Math.max(most, at + focal / 2 - side, 0), size - side);
    };
    const share = (at, size, focal) => (size > side ? 100 * start(at, size, focal) / (size - side) : 50);
    image.style.objectPosition =
      `${share(x, width, focalWidth)}% ${share(y, height, focalHeight)}%`;
  };

  const frame = (caption, source) => {
    const figure = Object.assign(document.createElement("figure"), { className: "focal-crop" });
    const image = Object.assign(document.createElement("img"), { alt: "", src: source });
    const text = document.createElement("figcaption");
    text.textContent = caption;
    figure.append(image, text);
    return figure;
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
    const crop = frame(input.dataset.focalCaption, URL.createObjectURL(input.files[0]));
    const preview = crop.querySelector("img");
    preview.addEventListener("load", () => URL.revokeObjectURL(preview.src));
    place.append(hint, button, crop);
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

  // The form of a picture that is there: Wagtail's box over it writes into the same fields.
  const follow = () => {
    const chooser = document.querySelector(".focal-point-chooser");
    const input = document.querySelector("input[type=file][data-focal-caption]");
    if (!chooser || !input) return;
    const { src, dataset } = chooser.querySelector("img");
    const size = [Number(dataset.originalWidth), Number(dataset.originalHeight)];
    const crop = frame(input.dataset.focalCaption, src);
    chooser.after(crop);
    const show = () => {
      const values = fields(input.form).map((field) => Number(field.value));
      const middle = [size[0] / 2, size[1] / 2, 0, 0];
      cut(crop.querySelector("img"), ...size, values[2] ? values : middle);
    };
    show();
    // Wagtail writes them when the button is let go, and tells nobody.
    for (const kind of ["pointerup", "keyup", "click"]) {
      document.addEventListener(kind, () => setTimeout(show));
    }
  };
  document.addEventListener("DOMContentLoaded", follow);

  document.addEventListener("change", ({ target }) => {
    if (target.matches?.("input[type=file][data-focal-hint]")) show(target);
  });
}

"use strict";

// Tells the page around a frame how high its content is, whenever that changes. It is no secret: what
// is in the frame is the same for everybody.

const tell = () => {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  parent.postMessage({ embedHeight: height }, "*");
};

if (parent !== window) {
  new ResizeObserver(tell).observe(document.documentElement);
}

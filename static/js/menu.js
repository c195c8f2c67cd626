"use strict";

// The menu of a phone closes when the focus leaves it, so that nothing that has it is covered.

const menu = document.getElementById("site-menu");
menu?.addEventListener("focusout", ({ relatedTarget }) => {
  if (relatedTarget && !menu.contains(relatedTarget) && menu.matches(":popover-open")) menu.hidePopover();
});

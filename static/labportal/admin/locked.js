// What is typed into a page that is locked for its reader cannot be saved: nothing is to be typed.
for (const field of document.querySelectorAll("#page-edit-form .w-field__input")) {
  field.inert = true;
}

/* The officers' desk: leaving a form with something typed in it asks first, and every field has a name to be heard. */
"use strict";

const wordsOf = (label) => label.textContent.replace(":", "").trim();

// A choosing field that is filled as one types takes the name of the list that it stands for.
const nameChooser = (box) => {
  const list = box.closest(".select2").previousElementSibling;
  const name = list?.getAttribute("aria-label") ?? (list?.labels?.[0] && wordsOf(list.labels[0]));
  if (!name) return;
  for (const part of [box, ...box.querySelectorAll("[role=textbox], input[type=search]")]) part.setAttribute("aria-label", name);
  box.querySelector("ul > .select2-selection__clear")?.setAttribute("role", "listitem");
  box.removeAttribute("aria-labelledby");
};
// The editor makes a field of its own; the label stands by the one that it hides.
const nameEditor = (field) => {
  const label = field.closest(".form-row")?.querySelector("label");
  if (label) field.setAttribute("aria-label", wordsOf(label));
};
addEventListener("DOMContentLoaded", () => {
  const content = document.getElementById("content");
  if (!content) return;
  const nameAll = () => {
    content.querySelectorAll(".select2-selection[role=combobox]").forEach(nameChooser);
    content.querySelectorAll("[contenteditable]:not([aria-label])").forEach(nameEditor);
  };
  new MutationObserver(nameAll).observe(content, { childList: true, subtree: true });
  // What is wider than a narrow window can be moved by keyboard, too.
  for (const box of content.querySelectorAll(".inline-group, .results")) if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
});

addEventListener("DOMContentLoaded", () => {
  const forms = [...document.querySelectorAll("#content form[method=post]:not(#changelist-form)")];
  const whole = (form) => JSON.stringify([...new FormData(form)].map(([name, value]) => [name, value.name ?? value]));
  const before = new Map();
  let sent = false;
  for (const form of forms) {
    // As it stands when somebody first touches it: until then the editor may still put it in order.
    const remember = () => before.has(form) || before.set(form, whole(form));
    for (const touch of ["pointerdown", "keydown", "focusin"]) form.addEventListener(touch, remember, true);
    form.addEventListener("submit", () => { sent = true; });
  }
  addEventListener("beforeunload", (event) => {
    if (!sent && forms.some((form) => before.has(form) && before.get(form) !== whole(form))) event.preventDefault();
  });
});

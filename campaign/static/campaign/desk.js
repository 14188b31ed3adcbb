/* The officers' desk: leaving a form with something typed in it asks first. */
"use strict";

addEventListener("DOMContentLoaded", () => {
  const forms = [...document.querySelectorAll("#content-main form[method=post], #conflict_form")];
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

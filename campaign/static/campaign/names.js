/* In the form of a post: names that its words contain are offered below them, and linked when it is saved. */
"use strict";
addEventListener("DOMContentLoaded", () => {
  const title = document.querySelector("[data-names]"), form = title?.form;
  if (!form) return;
  const make = (name, more) => Object.assign(document.createElement(name), more);
  const box = make("div", { className: "names desk-note at-hand", hidden: true });
  const told = make("p", { className: "names-taken" });
  told.setAttribute("role", "status");
  (form.querySelector(".field-body") ?? title.closest(".form-row")).after(box, told);

  const taken = new Map(Object.entries(JSON.parse(title.dataset.taken ?? "{}"))); // thing → why
  const called = new Map(); // thing → its name
  const settled = new Set((title.dataset.settled ?? "").split(" ").filter(Boolean));
  let left = [...taken.keys()].filter((value) => settled.has(value)); // taken in a form that came back
  for (const value of left) settled.delete(value);

  const chosenByHand = () => [...form.querySelectorAll(".inline-group select")]
    .map((list) => [list.name.split("-").pop(), list.value])
    .filter(([kind, key]) => key && ["pilot", "body", "branch", "document", "committee"].includes(kind))
    .map((pair) => pair.join("-"));

  const ticks = () => [...box.querySelectorAll("input[type=checkbox]")];
  const whyOf = (tick) => tick.parentElement.querySelector(".why");

  let latest = 0;
  const ask = async () => {
    const number = ++latest, given = new FormData();
    for (const name of ["csrfmiddlewaretoken", "title", "summary", "body"]) given.append(name, form.elements[name]?.value ?? "");
    given.append("post", title.dataset.post);
    given.append("settled", [...settled, ...chosenByHand()].join(" "));
    const answer = await fetch(title.dataset.names, { method: "POST", body: given, redirect: "error" }).catch(() => null);
    const found = answer?.ok ? await answer.text() : "";
    // An older answer, or one while she writes why, changes nothing.
    if (number !== latest || !answer || box.contains(document.activeElement)) return;
    const before = new Map(ticks().map((tick) => [tick.value, [tick.checked, whyOf(tick).value]]));
    box.innerHTML = found;
    box.hidden = !found;
    for (const tick of ticks()) if (before.has(tick.value)) [tick.checked, whyOf(tick).value] = before.get(tick.value);
    if (left.length) again();
  };

  const send = () => {
    form.querySelectorAll("input[data-names-sent]").forEach((one) => one.remove());
    const add = (name, value) => {
      const field = make("input", { type: "hidden", name, value });
      field.dataset.namesSent = "";
      form.append(field);
    };
    for (const value of settled) add("_settled", value);
    for (const [value, why] of taken) { add("_taken", value); add(`_why-${value}`, why); }
    const names = [...taken.keys()].map((value) => called.get(value)).filter(Boolean);
    told.textContent = names.length ? `Linked when you save: ${names.join("; ")}.` : "";
  };
  const take = (isTaken) => {
    for (const tick of ticks()) {
      settled.add(tick.value);
      called.set(tick.value, tick.parentElement.querySelector("label").textContent);
      if (isTaken(tick)) taken.set(tick.value, whyOf(tick).value);
    }
    box.hidden = true;
    box.replaceChildren();
    send();
  };
  // What she took before the form came back to her stays taken.
  const again = () => {
    const notes = new Map(taken), before = left;
    left = [];
    for (const tick of ticks()) {
      if (!before.includes(tick.value)) continue;
      settled.add(tick.value);
      called.set(tick.value, tick.parentElement.querySelector("label").textContent);
      taken.set(tick.value, notes.get(tick.value));
      tick.closest("li").remove();
    }
    if (!ticks().length) { box.hidden = true; box.replaceChildren(); }
    send();
  };

  box.addEventListener("click", (event) => {
    const pressed = event.target.dataset.take;
    if (pressed) take((tick) => pressed === "yes" && tick.checked);
  });
  // Enter in a note takes nothing and saves nothing.
  box.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target.matches(".why")) event.preventDefault(); });

  let pause;
  form.addEventListener("input", (event) => {
    if (box.contains(event.target)) return;
    clearTimeout(pause);
    pause = setTimeout(ask, 1000);
  });
  if (left.length) ask(); else send();
});

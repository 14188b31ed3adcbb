/* In the form of a post: what is typed is kept every 15 seconds, and offered when the form is opened again. */
"use strict";
addEventListener("DOMContentLoaded", () => {
  const line = document.querySelector("[data-autosave]"), form = line?.closest("form");
  if (!form) return;
  let touched = false, under_way = null, last = null, clock = null;
  const typed = () => {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value);
    fields.append("_version", line.dataset.version);
    return fields.toString();
  };
  const keep = async () => {
    const now = typed();
    if (!touched || under_way || now === last) return;
    under_way = new AbortController();
    const body = new URLSearchParams(now), { signal } = under_way;
    try {
      const answer = await fetch(line.dataset.autosave, { method: "POST", body, signal, redirect: "error", keepalive: now.length < 60000 });
      if (answer.ok) last = now;
      line.textContent = answer.ok || answer.status === 413 ? (await answer.json()).words : "What you type cannot be kept just now. Save it soon.";
    } catch {
      if (!signal.aborted) line.textContent = "What you type cannot be kept just now. Save it soon.";
    }
    under_way = null;
  };
  for (const name of ["input", "change", "click", "drop"]) form.addEventListener(name, () => { touched = true; });
  const start = () => { clock ??= setInterval(keep, 15000); };
  addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
  form.addEventListener("submit", () => { // what is saved need not be kept
    touched = false;
    clearInterval(clock);
    clock = null;
    under_way?.abort();
  });
  addEventListener("pageshow", (event) => { // back in a form that was left, perhaps by saving it
    const name = form.elements._form;
    if (event.persisted) name.value = `${name.value.split("~")[0]}~${Date.now()}`; // what was saved takes no more words
    start();
  });
  start();
  if ("refused" in line.dataset) { // it holds words that no store has
    touched = true;
    keep();
  } else last = typed();
});

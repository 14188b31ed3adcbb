/* Total Place Watch: the site's only script. Every page works without it. */
"use strict";

const main = document.querySelector("main");
const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
const set = (element, attributes) => {
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  return element;
};
const make = (name, attributes) => set(document.createElement(name), attributes);

/* Tells people who listen to the page what the others see change. */
const voice = make("p", { class: "vh", role: "status" });
main.append(voice);
const say = (words) => { voice.textContent = words; };

/* Suggestions under a text box (a search field may not be one): an ARIA 1.2 combobox. */
each("[data-suggest]", (input) => {
  const list = make("ul", { id: `${input.id}-sug`, class: "sug", role: "listbox", "aria-label": "Suggestions" });
  let options = [], chosen = -1, timer, asking;

  const choose = (number) => {
    chosen = number;
    options.forEach((option, i) => set(option, { "aria-selected": i === number }));
    set(input, { "aria-activedescendant": options[number]?.id ?? "" });
    options[number]?.scrollIntoView({ block: "nearest" });
  };
  const show = (found) => {
    options = found.map(({ label, note, url }, i) => {
      const option = make("li", { id: `${list.id}-${i}`, role: "option" }), small = make("small", {});
      small.textContent = note;
      option.append(label, " ", small);
      option.onclick = () => { close(); location.assign(url); };
      return option;
    });
    list.replaceChildren(...options);
    list.hidden = !options.length;
    set(input, { "aria-expanded": !list.hidden });
    choose(-1);
  };
  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    show([]);
    say("");
  };
  const ask = async () => {
    asking = new AbortController();
    try {
      const address = `${input.dataset.suggest}?q=${encodeURIComponent(input.value)}`;
      const answer = await fetch(address, { signal: asking.signal });
      const { results } = await answer.json();
      show(results);
      say(`${results.length || "No"} suggestion${results.length === 1 ? "" : "s"}`);
    } catch { /* the form still searches */ }
  };

  input.parentElement.append(list);
  set(input, { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": list.id });
  show([]);

  input.addEventListener("input", () => {
    close();
    if (input.value.trim().length > 1) timer = setTimeout(ask, 150);
  });
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], places = options.length + 1;
    if (event.key === "Escape" && list.hidden) close(); // what is under way no longer opens
    if (list.hidden || event.isComposing) return;
    if (step) choose((chosen + 1 + step + places) % places - 1); // past either end lies the box itself
    else if (event.key === "Enter" && options[chosen]) options[chosen].click();
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
});

/* Copy: the text of another element. Older browsers and plain http copy what is selected. */
each("[data-copy]", (button) => {
  const words = [...button.childNodes], source = document.getElementById(button.dataset.copy);
  if (!source) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.value ?? source.innerText);
    } catch {
      source.select ? source.select() : getSelection().selectAllChildren(source);
      if (!document.execCommand("copy")) return;
    }
    button.replaceChildren("Copied");
    say("Copied");
    setTimeout(() => { button.replaceChildren(...words); say(""); }, 2000);
  });
});

/* Print: with everything that is folded away unfolded, but for filters and what is there to be copied. */
each("[data-print]", (button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...main.querySelectorAll("details:not([open], .filters, #share *)")];
  unfolded.forEach((details) => { details.open = true; });
});
addEventListener("afterprint", () => unfolded.forEach((details) => { details.open = false; }));

/* Escape closes an open note and goes back to the mark that led to it. */
let mark;
main.addEventListener("click", (event) => { mark = event.target.closest(".fn a") ?? mark; });
addEventListener("keydown", (event) => {
  const back = event.key === "Escape" && document.querySelector(".notes>li:target .back");
  if (!back) return;
  back.click();
  mark?.focus({ preventScroll: true });
});

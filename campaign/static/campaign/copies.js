/* The officers' desk: how far the reading of a copy, or an import, has come. Without it, loading the page again shows it. */
"use strict";

addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-progress]").forEach((line) => {
  const ask = async () => {
    const { words, ended } = await (await fetch(line.dataset.progress)).json();
    if (line.textContent !== words) line.textContent = words;
    if (!ended) setTimeout(ask, 1000);
    else if ("reload" in line.dataset) location.reload();
  };
  setTimeout(ask, 1000);
}));

/**
 * The report's only script, run in the reader's browser: sorting, filtering, opening cards. The page is whole without it.
 * The page's content policy allows this text alone, by its hash, so that nothing from the data can ever run.
 * Its hash is checked by a test; after a change, put the value that the test prints into `reportScriptHash`.
 */
export const reportScript = `"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  for (const tools of all(".tools")) tools.hidden = false;

  const rows = all("table.overview tbody tr");
  const find = document.getElementById("find");
  const show = document.getElementById("show");
  const found = document.getElementById("found");
  const filter = () => {
    const words = find.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const fits = words.every((word) => row.dataset.words.includes(word));
      row.hidden = !(fits && (show.value === "" || row.dataset.status === show.value));
      if (!row.hidden) count++;
    }
    found.textContent = count === rows.length ? "" : count + " of " + rows.length + " series";
  };
  find?.addEventListener("input", filter);
  show?.addEventListener("change", filter);

  for (const head of all("th[data-sortable]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const direction = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const other of all("th", head.parentElement)) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", direction === 1 ? "ascending" : "descending");
      const numeric = head.dataset.sortable === "number";
      const body = head.closest("table").tBodies[0];
      const key = (row) => row.cells[head.cellIndex].dataset.key;
      const compare = (a, b) => {
        const [left, right] = [key(a), key(b)];
        if (left === "" || right === "") return (left === "") - (right === "");
        return direction * (numeric ? left - right : left.localeCompare(right));
      };
      body.append(...[...body.rows].sort(compare));
    });
  }

  const cards = all("details.card");
  const setAll = (open) => { for (const card of cards) card.open = open; };
  document.getElementById("open-all")?.addEventListener("click", () => setAll(true));
  document.getElementById("close-all")?.addEventListener("click", () => setAll(false));
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const card = target && target.closest("details.card");
    if (card) { card.open = true; card.scrollIntoView(); card.querySelector("summary").focus({ preventScroll: true }); }
  };
  addEventListener("hashchange", reveal);
  reveal();
  addEventListener("beforeprint", () => setAll(true));
})();
`;

/** SHA-256 of {@link reportScript}, as a content policy writes it. */
export const reportScriptHash = "sha256-Uprzd/jFmtVJFXbmUqG3Wfwzg7XQfZ/eDsGJ42vQFzA=";

// The filters of the home page. The page says all without them.
"use strict";
(() => {
  const group = document.querySelector(".filters");
  if (!group) return;
  const rows = [...document.querySelectorAll(".list li")];
  const years = [...document.querySelectorAll(".list .year")];
  const marks = [...document.querySelectorAll("[data-mark]")];
  const fields = [...group.querySelectorAll("select")];
  const status = group.querySelector("output");
  const matches = (row) =>
    fields.every((field) => !field.value || row.dataset[field.name].split(" ").includes(field.value));

  function show() {
    const shown = new Set();
    for (const row of rows) {
      row.hidden = !matches(row);
      if (!row.hidden) shown.add(row.dataset.slug);
    }
    for (const year of years) year.hidden = !year.querySelector("li:not([hidden])");
    for (const mark of marks) mark.classList.toggle("off", !shown.has(mark.dataset.mark));
    status.textContent =
      shown.size === rows.length ? `${rows.length} contacts` : `${shown.size} of ${rows.length} contacts`;
  }

  function remember() {
    const query = new URLSearchParams(fields.filter((f) => f.value).map((f) => [f.name, f.value]));
    try {
      history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
    } catch {
      // a page opened as a file may not change its address
    }
  }

  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = fields.find((item) => item.name === name);
    if (field) field.value = value;
  }
  group.addEventListener("change", () => { show(); remember(); });
  group.querySelector("button").addEventListener("click", () => {
    for (const field of fields) field.value = "";
    show();
    remember();
  });
  show();
})();

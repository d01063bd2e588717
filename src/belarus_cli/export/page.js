// Filters people as one types. Letters are made alike as the program does it; the rows have
// their spellings in that form.
"use strict";
const ALIKE = { "ł": "l", "ı": "i", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss", "ς": "σ" };
const alike = (text) =>
  text.replace(/['’ʼ‘`´]/g, "").replace(/[łıøđæœßς]/g, (letter) => ALIKE[letter]);
const fold = (text) =>
  alike(alike(text.toLowerCase()).normalize("NFKD").replace(/\p{M}/gu, ""))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

for (const filter of document.querySelectorAll(".filter")) {
  const rows = [...filter.parentElement.querySelectorAll("tr[data-names]")];
  const input = filter.querySelector("input");
  const output = filter.querySelector("output");
  const show = () => {
    const words = fold(input.value).split(" ");
    let found = 0;
    for (const row of rows) {
      const fits = row.dataset.names
        .split("|")
        .some((name) => words.every((word) => ` ${name}`.includes(` ${word}`)));
      row.hidden = !fits;
      found += fits;
    }
    output.textContent = `${found} of ${rows.length}`;
  };
  input.addEventListener("input", show);
  filter.hidden = false;
  show();
}

"use strict";
(() => {
  // Numbers before missing ones, whatever the direction; texts by the reader's alphabet, with numbers inside them as numbers.
  const collator = new Intl.Collator("en", { numeric: true });
  const compare = (a, b, down) => {
    const noA = a === null || a === "", noB = b === null || b === "";
    if (noA || noB) return noA === noB ? 0 : noA ? 1 : -1;
    const order = typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
    return down ? -order : order;
  };

  // The headers of a table are buttons; the state is in aria-sort, where screen readers look for it.
  const sortable = (table, apply) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => head.querySelector("button")?.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach(h => h.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      apply(column, down);
    }));
  };

  const number = text => {
    if (text === null || text.trim() === "") return null;
    const value = Number(text);
    return Number.isFinite(value) ? value : null;
  };

  // Tables whose rows are in the page.
  for (const table of document.querySelectorAll("table.sortable")) {
    const body = table.tBodies[0], rows = [...body.rows];
    const keys = rows.map(row => [...row.cells].map(cell => {
      const key = cell.dataset.v ?? cell.textContent.trim();
      return number(key) ?? key;
    }));
    sortable(table, (column, down) => {
      const order = rows.map((_, i) => i).sort((a, b) => compare(keys[a][column], keys[b][column], down) || a - b);
      body.append(...order.map(i => rows[i]));
    });
    const box = document.querySelector(`input[data-filters="${table.id}"]`), count = document.querySelector(`[data-counts="${table.id}"]`);
    const states = document.querySelector(`select[data-filters="${table.id}"]`);
    if (!box) continue;
    const texts = rows.map(row => row.textContent.toLowerCase());
    const filter = () => {
      const wanted = box.value.toLowerCase().split(/\s+/).filter(w => w), state = states?.value ?? "";
      let shown = 0;
      rows.forEach((row, i) => {
        const hidden = !wanted.every(w => texts[i].includes(w)) || (state !== "" && row.dataset.state !== state);
        row.hidden = hidden;
        shown += hidden ? 0 : 1;
      });
      if (count) count.textContent = `${shown} of ${rows.length}`;
    };
    box.addEventListener("input", filter);
    states?.addEventListener("change", filter);
    filter();
  }

  // The table of clumps is made of numbers: thousands of rows are sorted and filtered as arrays, and only what is asked for is drawn.
  const holder = document.getElementById("clump-data");
  if (!holder) return;
  const data = JSON.parse(holder.textContent), table = document.getElementById("clumps"), body = table.tBodies[0];
  const atOnce = 200, escape = text => text.replace(/[&<>"]/g, c => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
  const value = cell => Array.isArray(cell) ? cell[0] : cell;
  const flagged = data.columns.findIndex(c => c.flags), text = document.getElementById("clump-text"), column = document.getElementById("clump-column");
  const least = document.getElementById("clump-min"), most = document.getElementById("clump-max"), withFlags = document.getElementById("clump-flagged");
  const count = document.getElementById("clump-count"), more = document.getElementById("clump-more");
  const words = data.rows.map(row => `${row[0]} ${data.galaxies[row[1]][0]} ${data.columns.map((c, i) => c.text && i > 1 ? row[i] : "").join(" ")}`.toLowerCase());
  let order = data.rows.map((_, i) => i), limit = atOnce, shown = order;

  const cell = (row, c, i) => {
    if (i === 0) return `<th scope="row"><a href="${escape(data.galaxies[row[1]][1])}#${encodeURIComponent(row[0])}">${escape(row[0])}</a></th>`;
    if (i === 1) return `<td class="text"><a href="${escape(data.galaxies[row[1]][1])}">${escape(data.galaxies[row[1]][0])}</a></td>`;
    const v = row[i];
    if (v === null) return "<td></td>";
    if (c.text) return `<td class="text">${escape(v)}</td>`;
    return Array.isArray(v) ? `<td>${v[1] > 0 ? "&gt;" : "&lt;"} ${v[0].toFixed(c.digits)}</td>` : `<td>${v.toFixed(c.digits)}</td>`;
  };

  const draw = () => {
    body.innerHTML = shown.slice(0, limit).map(r => `<tr>${data.columns.map((c, i) => cell(data.rows[r], c, i)).join("")}</tr>`).join("");
    count.textContent = `${shown.length} of ${data.rows.length} clumps${shown.length > limit ? `, the first ${limit} of them drawn` : ""}`;
    more.hidden = shown.length <= limit;
    more.textContent = `Draw all ${shown.length}`;
  };

  const select = () => {
    const wanted = text.value.toLowerCase().split(/\s+/).filter(w => w), low = number(least.value), high = number(most.value), at = Number(column.value);
    shown = order.filter(r => {
      const row = data.rows[r], v = value(row[at]);
      return wanted.every(w => words[r].includes(w)) && (withFlags.checked || row[flagged] === "")
        && (low === null || (v !== null && v >= low)) && (high === null || (v !== null && v <= high));
    });
    limit = atOnce;
    draw();
  };

  sortable(table, (at, down) => {
    const key = at === 1 ? r => data.galaxies[data.rows[r][1]][0] : r => value(data.rows[r][at]);
    order.sort((a, b) => compare(key(a), key(b), down) || a - b);
    select();
  });
  for (const input of [text, least, most]) input.addEventListener("input", select);
  for (const input of [column, withFlags]) input.addEventListener("change", select);
  more.addEventListener("click", () => { limit = Infinity; draw(); });
  window.addEventListener("beforeprint", () => { limit = Infinity; draw(); });
  select();
})();

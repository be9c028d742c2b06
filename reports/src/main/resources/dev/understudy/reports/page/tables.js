"use strict";
/* Tables that can be sorted and filtered: those marked with data-tools. */
understudy.tables = (() => {
  const { element, select } = understudy;
  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const prefixes = { k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15 };

  /* The number that a cell shows, its SI prefix included; null where it shows none. */
  function number(text) {
    const found = /^([+−-]?)(\d[\d,]*(?:\.\d+)?(?:e[−-]?\d+)?)\s?([kMGTP]?)(?=B|\s|×|†|\*|%|$)/.exec(text);
    if (!found) {
      return null;
    }
    const size = Number(found[2].replace(/,/g, "").replace("−", "-")) * (prefixes[found[3]] || 1);
    return found[1] && found[1] !== "+" ? -size : size;
  }

  function key(row, column) {
    const cell = row.cells[column];
    if (!cell) {
      return null;
    }
    if (cell.dataset.value !== undefined) {
      return Number(cell.dataset.value);
    }
    const text = cell.textContent.trim();
    const value = number(text);
    return value !== null ? value : text === "" || text.startsWith("–") ? null : text;
  }

  /* Cells without a value come last, whichever way the column is sorted. */
  function compare(a, b, way) {
    if (a === null || b === null) {
      return (a === null) - (b === null);
    }
    const both = typeof a === "number" && typeof b === "number";
    return way * (both ? a - b : collator.compare(String(a), String(b)));
  }

  function sort(table, column, way) {
    for (const body of table.tBodies) {
      const rows = [...body.rows].filter((row) => !row.classList.contains("group"));
      const keyed = rows.map((row) => ({
        row, key: way === 0 ? Number(row.dataset.order) : key(row, column) }));
      keyed.sort((a, b) => compare(a.key, b.key, way || 1));
      body.append(...keyed.map((each) => each.row));
    }
  }

  function sortable(table, say) {
    [...table.tBodies].forEach((body) =>
      [...body.rows].forEach((row, i) => row.setAttribute("data-order", i)));
    const heads = [...table.tHead.rows[table.tHead.rows.length - 1].cells];
    heads.forEach((head, column) => {
      const name = [...head.childNodes]
        .filter((node) => node.nodeName !== "SUP" && !(node.classList && node.classList.contains("arrow")))
        .map((node) => node.textContent).join(" ").trim().replace(/\s+/g, " ");
      const button = element("button", { type: "button", class: "sort", click: () => turn(head, column, name) });
      button.append(...[...head.childNodes].filter((node) => node.nodeName !== "SUP"));
      head.prepend(button);
    });

    /* Ascending, descending, then as it was. */
    function turn(head, column, name) {
      const before = head.getAttribute("aria-sort");
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      const next = before === null ? "ascending" : before === "ascending" ? "descending" : null;
      if (next) {
        head.setAttribute("aria-sort", next);
      }
      sort(table, column, next === "ascending" ? 1 : next === "descending" ? -1 : 0);
      say(next ? "sorted by " + name + ", " + next : "in the report’s order");
    }
  }

  function distinct(nodes, name) {
    return [...new Set([...nodes].map((node) => node.dataset[name]).filter((value) => value !== undefined))];
  }

  function enhance(table) {
    const rows = [...table.tBodies].flatMap((body) => [...body.rows].filter((row) => !row.classList.contains("group")));
    const heads = [...table.tHead.rows[table.tHead.rows.length - 1].cells];
    const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
    const wanted = { text: "", run: "", group: "", device: "", subject: "" };
    const status = element("output", { class: "status" });
    let sorted = "";

    function apply() {
      const words = wanted.text.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const body of table.tBodies) {
        let inBody = 0;
        for (const row of body.rows) {
          if (row.classList.contains("group")) {
            continue;
          }
          const text = texts.get(row) + " " + (body.dataset.group || "").toLowerCase() + " " + (body.dataset.device || "").toLowerCase();
          const own = (name) => (row.dataset[name] === undefined ? body.dataset[name] : row.dataset[name]);
          const keeps = (name) => !wanted[name] || own(name) === wanted[name] || (own(name) === undefined && inHeads(name));
          const visible = Object.keys(wanted).every((name) => name === "text" || keeps(name)) &&
            words.every((word) => text.includes(word));
          row.classList.toggle("filtered", !visible);
          inBody += visible ? 1 : 0;
        }
        body.classList.toggle("filtered", inBody === 0);
        shown += inBody;
      }
      columns();
      table.classList.toggle("empty", shown === 0);
      say();
      return shown;
    }

    /* Whether a choice is one of columns, not of rows. */
    function inHeads(name) {
      return heads.some((head) => head.dataset[name] !== undefined);
    }

    function columns() {
      heads.forEach((head, column) => {
        const names = Object.keys(wanted).filter((name) => head.dataset[name] !== undefined);
        if (names.length > 0) {
          const hidden = names.some((name) => wanted[name] && head.dataset[name] !== wanted[name]);
          head.classList.toggle("filtered", hidden);
          rows.forEach((row) => row.cells[column] && row.cells[column].classList.toggle("filtered", hidden));
        }
      });
    }

    function say() {
      const shown = rows.filter((row) => !row.classList.contains("filtered")).length;
      const count = (shown === rows.length ? "" : shown + " of ") + rows.length + " rows";
      status.textContent = count + (sorted ? ", " + sorted : "");
    }

    const tools = element("div", { class: "tools", role: "search", "aria-label": "Filter: " + table.dataset.tools });
    const id = understudy.uniqueId("filter");
    const box = element("input", { id, type: "search", autocomplete: "off", placeholder: "e.g. p50",
      input: () => { wanted.text = box.value; apply(); } });
    tools.append(element("span", { class: "field" }, element("label", { for: id }, "Filter"), box));
    const choices = [
      ["run", "Run", distinct(rows, "run")],
      ["group", "Measures", distinct([...table.tBodies, ...heads], "group")],
      ["device", "Device", distinct([...table.tBodies, ...rows], "device")],
      ["subject", "Subject", distinct([...heads, ...rows], "subject")]];
    for (const [name, label, values] of choices) {
      if (values.length > 1) {
        const options = [["", "all"], ...values.map((value) => [value, value])];
        tools.append(select(label, options, (value) => { wanted[name] = value; apply(); }).field);
      }
    }
    tools.append(status);
    table.closest(".scroll").before(tools);
    sortable(table, (how) => { sorted = how; say(); });
    say();
  }

  return { start: () => document.querySelectorAll("table[data-tools]").forEach(enhance) };
})();

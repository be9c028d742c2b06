"use strict";
/* The gallery: sorted, wiped by a slider or flickering, with artifact maps laid over. */
understudy.gallery = (() => {
  const { element, select, choice } = understudy;
  const PERIOD = 700; /* ms a picture is shown; slow enough not to harm anyone */
  const OPACITY = 0.85;

  function score(item, measure) {
    const found = [...item.querySelectorAll(".scores [data-measure]")]
      .find((each) => each.dataset.measure === measure);
    return found ? Number(found.dataset.value) : null;
  }

  function measures(gallery) {
    const found = new Map();
    for (const each of gallery.querySelectorAll(".scores [data-measure]")) {
      if (!found.has(each.dataset.measure)) {
        found.set(each.dataset.measure,
          { label: each.querySelector("dt").textContent, better: each.dataset.better });
      }
    }
    return found;
  }

  /* Worst first; entries without the score come last. */
  function sort(gallery, measure, better) {
    const items = [...gallery.children];
    const key = (item) => (measure === "" ? Number(item.dataset.order) : score(item, measure));
    const way = measure !== "" && better === "lower" ? -1 : 1;
    const keyed = items.map((item) => ({ item, key: key(item) }));
    keyed.sort((a, b) => a.key === null || b.key === null
      ? (a.key === null) - (b.key === null) : way * (a.key - b.key));
    gallery.append(...keyed.map((each) => each.item));
  }

  /* A range over the pictures: dragging it, or its arrow keys, move the line between them. */
  function slider(gallery, triple, name) {
    const { first, second } = gallery.dataset;
    const line = element("span", { class: "line", "aria-hidden": "true" });
    const range = element("input", { type: "range", class: "wipe", min: 0, max: 100, value: 50,
      "aria-label": first + " left, " + second + " right of the line: " + name,
      input: () => move() });
    function move() {
      triple.style.setProperty("--at", range.value + "%");
      range.setAttribute("aria-valuetext", range.value + " % " + first.toLowerCase());
    }
    triple.append(line, range);
    move();
  }

  /* Colours a grey map: clear where there is nothing, from yellow to violet where there is most. */
  async function lay(picture, map) {
    picture.querySelectorAll("canvas").forEach((old) => old.remove());
    if (!map) {
      return;
    }
    map.loading = "eager";
    await map.decode();
    const canvas = element("canvas", { class: "map", width: map.naturalWidth, height: map.naturalHeight,
      role: "img", "aria-label": map.alt });
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    pen.drawImage(map, 0, 0);
    const pixels = pen.getImageData(0, 0, canvas.width, canvas.height);
    for (let i = 0; i < pixels.data.length; i += 4) {
      const t = pixels.data[i] / 255;
      pixels.data.set([255 - 75 * t, 225 * (1 - t), 40 + 190 * t * t, 255 * OPACITY * Math.sqrt(t)], i);
    }
    pen.putImageData(pixels, 0, 0);
    picture.append(canvas);
  }

  function maps(gallery) {
    const found = new Map();
    gallery.querySelectorAll("[data-map]").forEach((each) => found.set(each.dataset.map, each.dataset.label));
    return found;
  }

  function overlay(gallery, measure) {
    for (const item of gallery.children) {
      const map = [...item.querySelectorAll("[data-map]")].find((each) => each.dataset.map === measure);
      const picture = item.querySelector("[data-role=student]");
      if (picture) {
        lay(picture, map ? map.querySelector("img") : null);
      }
    }
  }

  function flicker(gallery, still) {
    let timer = 0;
    const swap = () => gallery.classList.toggle("second");
    const button = element("button", { type: "button", click: () => (timer ? stop() : run()) }, "Pause");
    const once = element("button", { type: "button", click: () => { stop(); swap(); } }, "Swap once");
    function run() {
      timer = window.setInterval(swap, PERIOD);
      button.textContent = "Pause";
    }
    function stop() {
      window.clearInterval(timer);
      timer = 0;
      button.textContent = "Play";
    }
    const field = element("span", { class: "field", hidden: true }, button, once);
    return {
      field,
      show(on) {
        field.hidden = !on;
        stop();
        gallery.classList.remove("second");
        if (on && !still.matches) {
          run();
        }
      }
    };
  }

  /* Lists to choose from, for each thing by which entries are told apart. */
  function filters(gallery) {
    const wanted = {};
    const apply = () => {
      for (const item of gallery.children) {
        item.classList.toggle("filtered",
          Object.entries(wanted).some(([name, value]) => value !== "" && item.dataset[name] !== value));
      }
    };
    return [["student", "Student"], ["subject", "Subject"], ["device", "Device"], ["runtime", "Runtime"]]
      .map(([name, label]) => {
        const values = [...new Set([...gallery.children].map((item) => item.dataset[name]))]
          .filter((value) => value !== undefined);
        return values.length < 2 ? null : select(label, [["", "all"], ...values.map((value) => [value, value])],
          (value) => { wanted[name] = value; apply(); }).field;
      }).filter(Boolean);
  }

  function enhance(gallery) {
    const tools = element("div", { class: "tools", role: "group", "aria-label": "How the pictures are shown" });
    const scores = measures(gallery);
    const orders = [...[...scores].map(([id, each]) => [id, "worst " + each.label + " first"]), ["", "as generated"]];
    const order = select("Order", orders, (id) => sort(gallery, id, (scores.get(id) || {}).better));
    order.list.value = gallery.dataset.sorted || "";
    const blink = flicker(gallery, window.matchMedia("(prefers-reduced-motion: reduce)"));
    tools.append(
      choice("View", [["", "Side by side"], ["slider", "Slider"], ["flicker", "Flicker"]], (view) => {
        gallery.dataset.view = view;
        blink.show(view === "flicker");
      }),
      blink.field, order.field);
    tools.append(...filters(gallery));
    const layers = maps(gallery);
    if (layers.size > 0) {
      tools.append(select("Artifact map", [["", "none"], ...layers], (id) => overlay(gallery, id)).field);
    }
    gallery.before(tools);
    for (const item of gallery.children) {
      slider(gallery, item.querySelector(".triple"), item.querySelector("figcaption").textContent);
    }
  }

  return { start: () => document.querySelectorAll("ul.gallery").forEach(enhance) };
})();

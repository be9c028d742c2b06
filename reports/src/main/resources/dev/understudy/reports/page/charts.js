"use strict";
/* What all charts share: colours of the ground, a canvas with a keyboard, and figures as a table. */
understudy.charts = (() => {
  const { element } = understudy;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const dashes = [[], [7, 4], [2, 3], [8, 3, 2, 3]];
  const drawn = [];

  const colour = (name) => understudy.data.palette[dark.matches ? "dark" : "light"][name];
  const faded = (name) => colour(name) + "59";
  const dash = (i) => dashes[i % dashes.length];

  /* Three significant digits, with an SI prefix where it is shorter. */
  function short(value) {
    const size = Math.abs(value);
    if (size >= 1000) {
      return new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 })
        .format(value).replace("K", "k").replace("B", "G").replace("-", "−");
    }
    return (size !== 0 && size < 1e-4 ? value.toExponential(1) : String(Number(value.toPrecision(3)))).replace("-", "−");
  }

  const date = (day) => new Date(day * 86400000).toISOString().slice(0, 10);

  /* An axis. Ticks of a logarithmic one are thinned to 1, 2 and 5. */
  function axis(title, type, min, max) {
    const logarithmic = type === "logarithmic";
    const ticks = { color: colour("ink"), maxRotation: 0, autoSkipPadding: 14, includeBounds: false };
    ticks.callback = type === "date" ? date : (value) =>
      logarithmic && ![1, 2, 5].includes(Number(value.toExponential().split("e")[0])) ? null : short(value);
    if (type === "date") {
      ticks.precision = 0;
    }
    return {
      type: logarithmic ? "logarithmic" : "linear",
      title: { display: true, text: title, color: colour("ink") },
      grid: { color: colour("faint") }, border: { color: colour("faint") }, ticks,
      min: min === undefined ? undefined : min, max: max === undefined ? undefined : max };
  }

  /* Intervals as thin crosses through the points that have them. */
  const intervals = {
    id: "intervals",
    afterDatasetsDraw(chart) {
      const pen = chart.ctx;
      const area = chart.chartArea;
      pen.save();
      pen.beginPath();
      pen.rect(area.left, area.top, area.right - area.left, area.bottom - area.top);
      pen.clip();
      chart.data.datasets.forEach((set, i) => {
        if (!chart.isDatasetVisible(i)) {
          return;
        }
        pen.strokeStyle = set.borderColor;
        pen.lineWidth = 1.5;
        for (const point of set.data) {
          for (const [along, across] of [["x", "y"], ["y", "x"]]) {
            const ends = point[along + "Ends"];
            if (ends) {
              const at = chart.scales[across].getPixelForValue(point[across]);
              const [from, to] = ends.map((end) => chart.scales[along].getPixelForValue(end));
              pen.beginPath();
              pen.moveTo(along === "x" ? from : at, along === "x" ? at : from);
              pen.lineTo(along === "x" ? to : at, along === "x" ? at : to);
              pen.stroke();
            }
          }
        }
      });
      pen.restore();
    }
  };

  const STRIP = 20;
  const BAR = 14;
  const stripsHeight = (strips) => STRIP * strips.reduce((most, each) => Math.max(most, each.lane + 1), 0);

  /* Coloured stretches above the lines, each with its word where there is room, underlined like the
     line that it belongs to. */
  const strips = (all) => ({
    id: "strips",
    afterDraw(chart) {
      const pen = chart.ctx;
      const top = chart.chartArea.top - stripsHeight(all) - 2;
      const at = (x) => chart.scales.x.getPixelForValue(x);
      pen.save();
      pen.font = "11px system-ui, sans-serif";
      pen.textBaseline = "middle";
      pen.lineWidth = 2;
      for (const strip of all) {
        const left = at(strip.from);
        const width = at(strip.to) - left;
        const y = top + STRIP * strip.lane;
        pen.fillStyle = colour(strip.fill);
        pen.fillRect(left, y, width, BAR);
        pen.strokeStyle = colour(strip.of);
        pen.setLineDash(dash(strip.dash));
        pen.beginPath();
        pen.moveTo(left, y + BAR + 1);
        pen.lineTo(left + width, y + BAR + 1);
        pen.stroke();
        if (pen.measureText(strip.word).width + 8 <= width) {
          pen.fillStyle = colour(strip.ink);
          pen.fillText(strip.word, left + 4, y + BAR / 2 + 1);
        }
      }
      pen.restore();
    }
  });

  /* Arrow keys step through the points, and what is stepped on is said. */
  function keyboard(canvas, reading) {
    let at = null;
    let chart = null;
    let describe = null;
    const places = () => chart.data.datasets.flatMap((set, datasetIndex) =>
      chart.isDatasetVisible(datasetIndex) && !set.aside
        ? set.data.map((point, index) => ({ datasetIndex, index, point }))
          .filter((place) => place.point.y !== null)
        : []);
    function show(place) {
      at = place;
      const active = place ? [{ datasetIndex: place.datasetIndex, index: place.index }] : [];
      chart.setActiveElements(active);
      const where = place ? chart.getDatasetMeta(place.datasetIndex).data[place.index] : { x: 0, y: 0 };
      chart.tooltip.setActiveElements(active, { x: where.x, y: where.y });
      chart.update("none");
      reading.textContent = place ? describe(place.datasetIndex, place.index).join(" · ") : "";
    }
    function step(count, otherSet) {
      const all = places();
      const here = at ? all.findIndex((p) => p.datasetIndex === at.datasetIndex && p.index === at.index) : -1;
      if (all.length === 0) {
        return;
      }
      if (here < 0) {
        show(all[count > 0 ? 0 : all.length - 1]);
      } else if (otherSet) {
        const sets = [...new Set(all.map((p) => p.datasetIndex))];
        const next = sets[(sets.indexOf(at.datasetIndex) + count + sets.length) % sets.length];
        show(all.find((p) => p.datasetIndex === next));
      } else {
        show(all[(here + count + all.length) % all.length]);
      }
    }
    const keys = {
      ArrowRight: () => step(1), ArrowLeft: () => step(-1),
      ArrowDown: () => step(1, true), ArrowUp: () => step(-1, true),
      PageDown: () => step(20), PageUp: () => step(-20),
      Home: () => { at = null; step(1); }, End: () => { at = null; step(-1); },
      Escape: () => show(null) };
    canvas.addEventListener("keydown", (event) => {
      if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        keys[event.key]();
      }
    });
    /* The text stays, so that what is below it does not move away from a click. */
    canvas.addEventListener("blur", () => {
      const said = reading.textContent;
      show(null);
      reading.textContent = said;
    });
    return (nextChart, nextDescribe) => {
      [at, chart, describe] = [null, nextChart, nextDescribe];
      reading.textContent = "";
    };
  }

  /* Puts a chart in the place of a plot's picture; draw() gives Chart.js's configuration anew, and how
     to describe a point. */
  function place(section, tools, draw, rows) {
    const figure = section.querySelector("figure.plot");
    const picture = figure.querySelector("img");
    const canvas = element("canvas", { tabindex: "0", role: "img", "aria-roledescription": "chart",
      "aria-label": picture.alt + " Arrow keys step through the values." });
    const reading = element("p", { class: "reading", "aria-live": "polite" });
    const table = element("table", { class: "latency" });
    const details = element("details", {}, element("summary", {}, "Figures of this plot as a table"),
      element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Figures of this plot" }, table));
    const fill = () => details.open && understudy.charts.fill(table, rows());
    details.addEventListener("toggle", fill);
    figure.before(...(tools ? [tools] : []), element("div", { class: "chart" }, canvas), reading);
    figure.after(details);
    section.classList.add("enhanced");
    const listen = keyboard(canvas, reading);
    let chart = null;
    const paint = () => {
      if (chart) {
        chart.destroy();
      }
      const made = draw();
      made.options = Object.assign({ responsive: true, maintainAspectRatio: false, animation: false,
        parsing: false, normalized: true, layout: { padding: { top: 8, right: 12 } } }, made.options);
      chart = new Chart(canvas, { type: made.type, data: made.data, options: made.options, plugins: made.plugins });
      listen(chart, made.describe);
      fill();
    };
    drawn.push(paint);
    paint();
    return paint;
  }

  function fill(table, rows) {
    const [head, ...body] = rows;
    table.replaceChildren(
      element("thead", {}, element("tr", {}, ...head.map((text) => element("th", { scope: "col" }, text)))),
      element("tbody", {}, ...body.map((row) => element("tr", {},
        ...row.map((text, i) => element(i === 0 ? "th" : "td", i === 0 ? { scope: "row" } : {}, text))))));
  }

  function tooltip(describe) {
    return {
      backgroundColor: colour("ink"), titleColor: colour("ground"), bodyColor: colour("ground"),
      displayColors: false, padding: 10,
      callbacks: {
        title: () => "",
        label: (item) => describe(item.datasetIndex, item.dataIndex)
      }
    };
  }

  /* A legend of shapes, or of lines where a width is given; lines keep their dashes. */
  function legend(width) {
    const generateLabels = (chart) => Chart.defaults.plugins.legend.labels.generateLabels(chart).map((item) => {
      const set = chart.data.datasets[item.datasetIndex];
      return Object.assign(item, { lineDash: set.borderDash || [], lineWidth: set.borderWidth, strokeStyle: set.borderColor,
        pointStyle: width ? "line" : item.pointStyle });
    });
    return { position: "bottom", labels: { color: colour("ink"), usePointStyle: true, pointStyleWidth: width, generateLabels } };
  }

  dark.addEventListener("change", () => drawn.forEach((paint) => paint()));

  return { colour, faded, dash, short, date, axis, intervals, strips, stripsHeight, place, fill, tooltip, legend };
})();

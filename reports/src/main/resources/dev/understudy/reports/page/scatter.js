"use strict";
/* Measures against each other: marks as large as the model, and the front of the best of them. */
understudy.scatter = (() => {
  const { element, select } = understudy;
  const charts = understudy.charts;
  const LABELS = 14; /* more marks than this are told apart by hovering */
  const FAR_APART = 12; /* beyond this ratio an axis is logarithmic */

  function ends(value) {
    return value.low === undefined ? undefined : [value.low, value.high];
  }

  /* Whether one value is at least as good as another on an axis. */
  function atLeast(axis, a, b) {
    return axis.better === "lower" ? a <= b : a >= b;
  }

  /* The marks that no other one beats on both axes; those of doubtful figures do not count. */
  function front(marks, x, y) {
    if (!x.better || !y.better) {
      return [];
    }
    const sound = marks.filter((mark) => !mark.vx.doubt && !mark.vy.doubt);
    const best = sound.filter((mark) => !sound.some((other) => other !== mark &&
      atLeast(x, other.x, mark.x) && atLeast(y, other.y, mark.y) &&
      (other.x !== mark.x || other.y !== mark.y)));
    return best.sort((a, b) => (x.better === "lower" ? a.x - b.x : b.x - a.x));
  }

  /* The floor is shown, but does not by itself make an axis logarithmic. */
  function scale(axis, values, floor) {
    const shown = floor === undefined ? values : [...values, floor];
    const low = Math.min(...shown);
    const high = Math.max(...shown);
    const better = axis.better ? " (" + axis.better + " is better)" : "";
    if (low > 0 && Math.max(...values) / Math.min(...values) > FAR_APART) {
      return charts.axis(axis.label + better + ", logarithmic", "logarithmic", low / 1.6, high * 1.6);
    }
    const margin = high > low ? 0.14 * (high - low) : Math.max(0.1 * Math.abs(high), 0.1);
    const zero = low >= 0 && low < 0.6 * high;
    return charts.axis(axis.label + better, "linear", zero ? 0 : low - margin, high + margin);
  }

  /* Names beside the marks, where there is room for them. */
  const labels = {
    id: "labels",
    afterDatasetsDraw(chart) {
      const pen = chart.ctx;
      const taken = [];
      const marks = chart.data.datasets.flatMap((set, i) => chart.isDatasetVisible(i) && !set.aside
        ? set.data.map((point, k) => ({ point, at: chart.getDatasetMeta(i).data[k], colour: set.borderColor })) : []);
      if (marks.length > LABELS) {
        return;
      }
      marks.forEach(({ point, at }) => taken.push([at.x - point.r, at.y - point.r, 2 * point.r, 2 * point.r]));
      pen.save();
      pen.font = "12px system-ui, sans-serif";
      pen.textBaseline = "middle";
      for (const { point, at } of marks) {
        const width = pen.measureText(point.short).width;
        const spots = [[at.x + point.r + 5, at.y], [at.x - point.r - 5 - width, at.y],
          [at.x - width / 2, at.y - point.r - 10], [at.x - width / 2, at.y + point.r + 10]];
        const free = spots.find(([x, y]) => x >= chart.chartArea.left && x + width <= chart.chartArea.right &&
          y >= chart.chartArea.top && y <= chart.chartArea.bottom &&
          !taken.some(([l, t, w, h]) => x < l + w && x + width > l && y - 7 < t + h && y + 7 > t));
        if (free) {
          taken.push([free[0], free[1] - 7, width, 14]);
          pen.strokeStyle = charts.colour("ground");
          pen.lineWidth = 4;
          pen.strokeText(point.short, free[0], free[1]);
          pen.fillStyle = charts.colour("ink");
          pen.fillText(point.short, free[0], free[1]);
        }
      }
      pen.restore();
    }
  };

  function start(section, data) {
    const axes = new Map(data.axes.map((axis) => [axis.id, axis]));
    const shown = { x: data.x, y: data.y, device: "", runtime: "" };
    const value = (point, id) => (point.values[id] === undefined ? null : data.values[point.values[id]]);
    const devices = [...new Set(data.points.map((point) => point.device))].filter(Boolean);
    const runtimes = [...new Set(data.points.map((point) => point.runtime))].filter(Boolean);
    const most = Math.max(1, ...data.points.map((point) => (value(point, data.size) || { v: 0 }).v));
    let current = [];

    function radius(point) {
      const size = data.size && value(point, data.size);
      return size ? 5 + 15 * Math.sqrt(Math.max(0, size.v) / most) : 7;
    }

    function marks() {
      const far = devices.length > 1 && !shown.device;
      return data.points
        .filter((point) => (!shown.device || point.device === shown.device) && (!shown.runtime || point.runtime === shown.runtime))
        .map((point) => ({ point, vx: value(point, shown.x), vy: value(point, shown.y) }))
        .filter((mark) => mark.vx && mark.vy)
        .map((mark) => Object.assign(mark, {
          x: mark.vx.v, y: mark.vy.v, xEnds: ends(mark.vx), yEnds: ends(mark.vy), r: radius(mark.point),
          short: (far ? [mark.point.device, mark.point.runtime] : [mark.point.runtime]).filter(Boolean).join(" · ").slice(0, 34) }));
    }

    function describe(mark) {
      const size = data.size && value(mark.point, data.size);
      const line = (axis, v) => axes.get(axis).label + ": " + v.text + (v.doubt ? " (" + v.doubt + ")" : "");
      return [
        [mark.point.subject, mark.point.device, mark.point.runtime].filter(Boolean).join(" · "),
        line(shown.x, mark.vx), line(shown.y, mark.vy), ...(size ? [axes.get(data.size).label + ": " + size.text] : [])];
    }

    function draw() {
      current = marks();
      const [x, y] = [axes.get(shown.x), axes.get(shown.y)];
      const sets = [];
      for (const subject of new Set(current.map((mark) => mark.point.subject))) {
        const own = current.filter((mark) => mark.point.subject === subject);
        const { colour, shape } = own[0].point;
        sets.push({ label: subject, data: own, borderColor: charts.colour(colour), backgroundColor: charts.faded(colour),
          pointStyle: shape, pointRadius: own.map((mark) => mark.r), pointHoverRadius: own.map((mark) => mark.r + 2), borderWidth: 2 });
      }
      const best = front(current, x, y);
      if (best.length > 1) {
        sets.push({ label: "Pareto front", type: "line", aside: true, data: best.map((mark) => ({ x: mark.x, y: mark.y })),
          stepped: "before", borderColor: charts.colour("ink"), borderDash: [3, 3], borderWidth: 1.5,
          pointRadius: 0, pointHitRadius: 0, pointStyle: "line", fill: false, order: 1 });
      }
      const floor = data.floors[shown.y];
      const scales = current.length === 0 ? {}
        : { x: scale(x, current.map((mark) => mark.x)), y: scale(y, current.map((mark) => mark.y), floor) };
      if (floor !== undefined && current.length > 0) {
        sets.push({ label: "real against real", type: "line", aside: true, borderColor: charts.colour("real"),
          borderDash: charts.dash(2), borderWidth: 2, pointRadius: 0, pointHitRadius: 0, pointStyle: "line",
          data: [{ x: scales.x.min, y: floor }, { x: scales.x.max, y: floor }] });
      }
      const tell = (set, i) => describe(sets[set].data[i]);
      return {
        describe: tell, type: "scatter", data: { datasets: sets }, plugins: [charts.intervals, labels],
        options: { scales,
          interaction: { mode: "nearest", intersect: true },
          plugins: { legend: charts.legend(), tooltip: charts.tooltip(tell) } } };
    }

    function rows() {
      return [["Subject", "Device", "Runtime", axes.get(shown.x).label, axes.get(shown.y).label, "Front"],
        ...current.map((mark) => [mark.point.subject, mark.point.device || "–", mark.point.runtime || "–", mark.vx.text, mark.vy.text,
          front(current, axes.get(shown.x), axes.get(shown.y)).includes(mark) ? "yes" : ""])];
    }

    const tools = element("div", { class: "tools", role: "group", "aria-label": "What the plot shows" });
    const options = data.axes.map((axis) => [axis.id, axis.label]);
    const change = (name) => (chosen) => { shown[name] = chosen; paint(); };
    const vertical = select("Vertical", options, change("y"));
    const horizontal = select("Horizontal", options, change("x"));
    vertical.list.value = data.y;
    horizontal.list.value = data.x;
    tools.append(vertical.field, horizontal.field);
    for (const [name, label, values] of [["device", "Device", devices], ["runtime", "Runtime", runtimes]]) {
      if (values.length > 1) {
        tools.append(select(label, [["", "all"], ...values.map((each) => [each, each])], change(name)).field);
      }
    }
    const paint = charts.place(section, tools, draw, rows);
  }

  return { start };
})();

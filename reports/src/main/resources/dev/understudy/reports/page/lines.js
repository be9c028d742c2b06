"use strict";
/* Lines: latency distributions and times, early exits, profiles, trends. */
understudy.lines = (() => {
  const { element, select, choice } = understudy;
  const charts = understudy.charts;

  function start(section, data) {
    let view = data.views[0];

    const xText = (value) => (view.x.type === "date" ? charts.date(value) : charts.short(value));

    function describe(set, i) {
      const line = view.lines[set];
      const interval = line.low ? " [" + charts.short(line.low[i]) + ", " + charts.short(line.high[i]) + "]" : "";
      return [line.label, view.x.title + ": " + xText(line.x[i]), view.y.title + ": " + charts.short(line.y[i]) + interval,
        ...(line.notes && line.notes[i] ? [line.notes[i]] : [])];
    }

    function draw() {
      const sets = view.lines.map((line) => ({
        label: line.label,
        data: line.x.map((x, i) => ({ x, y: line.y[i],
          yEnds: line.low && line.low[i] !== null ? [line.low[i], line.high[i]] : undefined })),
        borderColor: charts.colour(line.colour), backgroundColor: charts.colour(line.colour),
        borderDash: charts.dash(line.dash), borderWidth: 2, tension: 0, pointStyle: line.dots ? "circle" : "line",
        pointRadius: line.dots ? 3.5 : 0, pointHitRadius: 6, pointHoverRadius: 5 }));
      const scale = (axis) => charts.axis(axis.title + (axis.type === "logarithmic" ? " (logarithmic)" : ""), axis.type, axis.min, axis.max);
      return {
        describe, type: "line", data: { datasets: sets }, plugins: [charts.intervals, charts.strips(view.strips || [])],
        options: { layout: { padding: { top: 8 + charts.stripsHeight(view.strips || []), right: 12 } }, scales: { x: scale(view.x), y: scale(view.y) },
          interaction: { mode: "nearest", axis: "xy", intersect: false },
          plugins: { legend: charts.legend(28), tooltip: charts.tooltip(describe) } } };
    }

    function rows() {
      return [["Line", view.x.title, view.y.title, ...(view.lines.some((line) => line.notes) ? ["Note"] : [])],
        ...view.lines.flatMap((line) => line.x.map((x, i) => [line.label, xText(x), line.y[i],
          ...(line.notes ? [line.notes[i]] : [])])
          .filter((row) => row[2] !== null)
          .map((row) => [row[0], row[1], charts.short(row[2]), ...row.slice(3)]))];
    }

    let tools = null;
    const change = (name) => { view = data.views[Number(name)]; paint(); };
    const options = data.views.map((each, i) => [String(i), each.name]);
    if (options.length > 1) {
      tools = element("div", { class: "tools", role: "group", "aria-label": "What the plot shows" },
        data.choice || options.length > 3
          ? select(data.choice || "Measure", options, change).field : choice("View", options, change));
    }
    const paint = charts.place(section, tools, draw, rows);
  }

  return { start };
})();

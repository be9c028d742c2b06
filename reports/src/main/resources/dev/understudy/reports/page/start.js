"use strict";
/* Turns the finished page into one that can be worked with. */
(() => {
  document.documentElement.classList.add("script");
  understudy.tables.start();
  understudy.gallery.start();
  for (const [id, data] of Object.entries(understudy.data.charts || {})) {
    const section = document.getElementById("plot-" + id);
    if (section) {
      understudy[data.kind].start(section, data);
    }
  }
  document.documentElement.classList.add("ready");
})();

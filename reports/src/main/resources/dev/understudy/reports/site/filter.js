"use strict";
// Shows the rows that contain every word typed, and says how many; the address keeps the words.
(function () {
  var field = document.getElementById("filter");
  var count = document.getElementById("count");
  if (!field || !count) {
    return;
  }
  var rows = Array.from(document.querySelectorAll("tbody tr"), function (row) {
    return { row: row, text: row.textContent.toLowerCase() };
  });
  function apply() {
    var words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    var shown = 0;
    rows.forEach(function (entry) {
      var fits = words.every(function (word) {
        return entry.text.includes(word);
      });
      entry.row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    count.textContent = shown === rows.length ? rows.length + " rows" : shown + " of " + rows.length + " rows";
  }
  field.addEventListener("input", function () {
    apply();
    try {
      history.replaceState(null, "", field.value ? "#" + encodeURIComponent(field.value) : "#");
    } catch (e) {
      // A page opened from a file may not do that in every browser.
    }
  });
  try {
    field.value = decodeURIComponent(location.hash.slice(1));
  } catch (e) {
    field.value = "";
  }
  apply();
})();

"use strict";
/* What the page's other scripts share. Texts are set as text, never as markup. */
const understudy = (() => {
  const block = document.getElementById("data");
  const data = block ? JSON.parse(block.textContent) : {};
  let ids = 0;

  /* A new element; a function as an attribute is a listener, false leaves the attribute out. */
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (typeof value === "function") {
        made.addEventListener(name, value);
      } else if (value !== false) {
        made.setAttribute(name, value === true ? "" : value);
      }
    }
    made.append(...children);
    return made;
  }

  function uniqueId(prefix) {
    ids += 1;
    return prefix + "-" + ids;
  }

  /* A labelled select; options are [value, text] pairs. */
  function select(label, options, onChange) {
    const id = uniqueId("choice");
    const list = element("select", { id, change: () => onChange(list.value) });
    for (const [value, text] of options) {
      list.append(element("option", { value }, text));
    }
    return { list, field: element("span", { class: "field" }, element("label", { for: id }, label), list) };
  }

  /* Buttons of which one is pressed; options are [value, text] pairs. */
  function choice(label, options, onChange) {
    const group = element("span", { class: "choice", role: "group", "aria-label": label });
    const press = (value) => {
      for (const button of group.children) {
        button.setAttribute("aria-pressed", String(button.value === value));
      }
      onChange(value);
    };
    for (const [value, text] of options) {
      group.append(
        element("button", { type: "button", value, "aria-pressed": "false", click: () => press(value) }, text));
    }
    group.firstChild.setAttribute("aria-pressed", "true");
    return group;
  }

  return { data, element, uniqueId, select, choice };
})();

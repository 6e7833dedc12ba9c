"use strict";

/** What a mark under the pointer says; every text is put in as text. */
twofold.tip = () => {
  const box = document.getElementById("tip") ?? document.body.appendChild(document.createElement("div"));
  box.id = "tip";
  box.hidden = true;
  return (_handler, event, _item, value) => {
    box.hidden = typeof value !== "object" || value === null;
    if (box.hidden) return;
    const list = document.createElement("dl");
    for (const [name, said] of Object.entries(value)) {
      list.append(twofold.element("dt", name), twofold.element("dd", String(said)));
    }
    box.replaceChildren(list);
    const left =
      event.clientX + 14 + box.offsetWidth > innerWidth
        ? event.clientX - 14 - box.offsetWidth
        : event.clientX + 14;
    box.style.left = `${Math.max(4, left)}px`;
    box.style.top = `${Math.min(event.clientY + 14, innerHeight - box.offsetHeight - 4)}px`;
  };
};

/** An element that holds ``text`` and nothing else. */
twofold.element = (name, text) => {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
};

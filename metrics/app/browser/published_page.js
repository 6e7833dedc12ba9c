"use strict";

/** Brings the page to life: the data blocks in it, the controls, the drawing, the words, the address. */
(() => {
  const data = (id) => JSON.parse(document.getElementById(id).textContent);
  const facts = data("facts");
  const engine = twofold.engine(facts);
  const begun = engine.decode(data("start"));
  const came = location.search.length > 1 ? engine.decode(location.search) : begun;
  const drawing = twofold.latest(document.getElementById("drawing-doubling"), data("drawing"), engine);
  const first = begun.workspace;
  const past = [];
  let now = came.workspace;
  let settled = now;
  let settling = false;

  const say = (place, text) => {
    if (place.textContent !== text) place.textContent = text;
  };
  const list = (place, lines) => {
    const items = [...place.children];
    if (items.length === lines.length) items.forEach((item, at) => say(item, lines[at]));
    else place.replaceChildren(...lines.map((line) => twofold.element("li", line)));
  };
  const { number } = twofold.words(facts);
  const said = (value) => (typeof value === "number" ? number(value, 2).replaceAll(",", "") : value);

  /** Rows of a table, where the page has it. */
  const fill = (place, rows) => {
    document.querySelector(place)?.replaceChildren(
      ...rows.map((row) => {
        const line = document.createElement("tr");
        for (const value of row) {
          const cell = line.appendChild(twofold.element("td", said(value)));
          if (typeof value === "number") cell.className = "number";
        }
        return line;
      }),
    );
  };
  const same = (one, other) => engine.encode(one) === engine.encode(other);
  const here = (query) => new URL(query, location.href.replace(/[?#].*$/, "")).href;

  /** Shows the workspace in force: words and controls at once, the drawing as soon as it can be. */
  const follow = () => {
    const workspace = now;
    const found = engine.outlook(workspace);
    say(document.getElementById("headline"), found.words.headline);
    list(document.getElementById("answers"), [
      ...found.words.answers,
      found.words.needed[workspace.active],
      ...found.words.notes,
    ]);
    reflect(workspace, found, { undo: past.length > 0, reset: !same(workspace, first) });
    drawing.show(found.plate);
  };

  /** What need not move with the thumb, and so waits until the chart is shown: address, links, table. */
  const settle = () => {
    settling = false;
    const query = engine.encode(now);
    try {
      history.replaceState(null, "", query + location.hash);
    } catch {
      // a page from a folder may have no address of its own; the link can be copied
    }
    for (const anchor of document.querySelectorAll("a[data-home]")) anchor.href = anchor.dataset.home + query;
    for (const text of document.querySelectorAll("[data-frame]")) {
      text.value = text.dataset.frame.replace("SRC", here(text.dataset.at + query).replaceAll("&", "&amp;"));
    }
    const found = engine.outlook(now);
    fill("#table-doubling tbody", found.rows.map(Object.values));
    fill(
      "#side-by-side tbody",
      found.words.differences.map(({ head, cells }) => [head, ...Object.values(cells)]),
    );
  };

  const desk = {
    now: () => now,
    move: (workspace) => {
      now = workspace;
      follow();
    },
    change: (workspace) => {
      if (!same(settled, workspace)) past.push(settled);
      desk.put(workspace);
    },
    put: (workspace) => {
      now = settled = workspace;
      follow();
      if (!settling) requestAnimationFrame(() => setTimeout(settle));
      settling = true;
    },
    undo: () => past.length && desk.put(past.pop()),
    reset: () => desk.change(first),
    link: () => here(engine.encode(now)),
  };

  list(
    document.getElementById("refusals"),
    came.refusals.map((refusal) => `In this link, ${refusal.text}.`),
  );
  const reflect = twofold.panel(document.getElementById("panel"), engine, facts, desk);
  document.documentElement.classList.add("scripted");
  follow();
  settle();
})();

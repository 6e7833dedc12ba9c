"use strict";

/**
 * The chart in ``place``, drawn once from ``spec`` and moved by new tables.
 *
 * ``layout`` breaks a plate's words into lines, ``text(plate)``, and knows its ``height(plate)``.
 * ``show(plate)`` takes in what has changed and resolves once it is on the screen. What stood in
 * ``place`` stays until the first drawing is done.
 */
twofold.drawing = (place, spec, layout) => {
  let view = null;
  let lines = "";
  const drawn = new Map();

  const tables = (plate) => ({ ...plate.tables, text: layout.text(plate) });

  /** Words that take more or fewer lines than before need the layout once more. */
  const relaid = async (plate) => {
    const taken = Object.values(layout.text(plate)[0]).map((text) => text.split("\n").length);
    const before = lines;
    lines = taken.join();
    if (lines !== before) await view.resize().runAsync();
  };

  const first = async (plate) => {
    const filled = tables(plate);
    for (const [name, rows] of Object.entries(filled)) drawn.set(name, JSON.stringify(rows));
    for (const table of spec.data) if (table.name in filled) table.values = filled[table.name];
    spec.height = layout.height(plate);
    const still = [...place.children];
    const live = place.appendChild(document.createElement("div"));
    live.className = "coming";
    view = new vega.View(vega.parse(spec, null, { ast: true }), {
      expr: vega.expressionInterpreter,
      renderer: "svg",
      container: live,
      tooltip: twofold.tip(),
    });
    await view.runAsync();
    await relaid(plate);
    for (const old of still) old.remove();
    live.className = "live";
    live.setAttribute("aria-hidden", "true");
  };

  return {
    async show(plate) {
      place.setAttribute("aria-label", plate.alternative);
      if (view === null) return first(plate);
      for (const [name, rows] of Object.entries(tables(plate))) {
        const text = JSON.stringify(rows);
        if (drawn.get(name) === text) continue;
        drawn.set(name, text);
        view.data(name, rows);
      }
      await view.height(layout.height(plate)).resize().runAsync();
      return relaid(plate);
    },
    end: () => view?.finalize(),
  };
};

/** A drawing that is always of the last plate asked for; what is asked for meanwhile waits a frame. */
twofold.latest = (place, spec, layout) => {
  const drawing = twofold.drawing(place, spec, layout);
  let wanted = null;
  let busy = false;
  const draw = async () => {
    if (busy) return;
    busy = true;
    try {
      while (wanted !== null) {
        const plate = wanted;
        wanted = null;
        await drawing.show(plate);
        await new Promise(requestAnimationFrame);
      }
    } finally {
      busy = false; // one plate that cannot be drawn is no reason to draw none after it
    }
  };
  return {
    show(plate) {
      wanted = plate;
      draw().catch(console.error);
    },
    end: drawing.end,
  };
};

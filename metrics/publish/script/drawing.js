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
  let height = 0;
  let around = "";
  const drawn = new Map();

  /** What of the plate's tables is not on the screen yet, by name. */
  const news = (plate) => {
    const found = Object.entries({ ...plate.tables, text: layout.text(plate) });
    return found.filter(([name, rows]) => {
      const text = JSON.stringify(rows);
      const known = drawn.get(name) === text;
      drawn.set(name, text);
      return !known;
    });
  };

  /** The room that words, axes and labels take on each side of the plot. */
  const taken = () => {
    const { x1, y1, x2, y2 } = view.scenegraph().root.items[0].bounds;
    return [x1, y1, x2 - view.width(), y2 - view.height()].map((side) => Math.ceil(side)).join();
  };

  /** Draws; where what stands around the plot takes another room than before, the plot is fitted to it. */
  const run = async (plate) => {
    const asked = layout.height(plate);
    if (asked !== height) view.height((height = asked)).resize();
    await view.runAsync();
    if (taken() === around) return;
    await view.resize().runAsync();
    around = taken();
  };

  /** Letters are measured once, so their fonts must be there before the first of them is. */
  const fonts = () => {
    const { font } = spec.config.style.text;
    const asked = ["400", "600"].map((weight) => document.fonts.load(`${weight} 12px ${font}`));
    return Promise.allSettled(asked);
  };

  const first = async (plate) => {
    await fonts();
    const filled = new Map(news(plate));
    for (const table of spec.data) if (filled.has(table.name)) table.values = filled.get(table.name);
    spec.height = height = layout.height(plate);
    const still = [...place.children];
    const live = place.appendChild(document.createElement("div"));
    live.className = "coming";
    view = new vega.View(vega.parse(spec, null, { ast: true }), {
      expr: vega.expressionInterpreter,
      renderer: "svg",
      container: live,
      tooltip: twofold.tip(),
    });
    await run(plate);
    for (const old of still) old.remove();
    live.className = "live";
    live.setAttribute("aria-hidden", "true");
  };

  return {
    async show(plate) {
      place.setAttribute("aria-label", plate.alternative);
      if (view === null) return first(plate);
      const changed = news(plate);
      for (const [name, rows] of changed) view.data(name, rows);
      return changed.length ? run(plate) : undefined;
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

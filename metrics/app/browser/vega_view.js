"use strict";

/**
 * The chart in ``place``, drawn once from ``spec`` and moved by new tables.
 *
 * ``layout`` breaks a plate's words into lines, ``text(plate)``, and knows its ``height(plate)``.
 * ``show(plate)`` takes in what has changed and resolves once it is on the screen. What stood in
 * ``place`` stays until the first drawing is done.
 */
twofold.drawing = (place, spec, layout) => {
  const HALF_A_TICK_LABEL = 16; // pixels that the last year stands over the end of its axis
  let view = null;
  let width = null;
  let height = 0;
  let around = "";
  const live = document.createElement("div");
  live.className = "live";
  live.setAttribute("aria-hidden", "true");
  const held = new Map();

  /** Changes a table value by value, for a row that is put in anew is drawn anew; true where it changes. */
  const changed = (name, rows) => {
    const old = held.get(name) ?? [];
    const kept = old.slice(0, rows.length);
    const added = rows.slice(old.length).map((row) => ({ ...row }));
    const changes = vega.changeset().insert(added).remove(old.slice(rows.length));
    held.set(name, [...kept, ...added]);
    let some = old.length !== rows.length;
    kept.forEach((row, at) => {
      for (const field of new Set([...Object.keys(row), ...Object.keys(rows[at])])) {
        if (row[field] === rows[at][field]) continue;
        changes.modify(row, field, rows[at][field]);
        some = true;
      }
    });
    if (some) view.change(name, changes);
    return some;
  };

  /** Takes in the tables and words of a plate; true where any of them changes. */
  const news = (plate) =>
    Object.entries({ ...plate.tables, text: layout.text(plate) }).filter((table) => changed(...table))
      .length > 0;

  /** The room that words, axes and labels take on each side of the plot. */
  const taken = () => {
    const { x1, y1, x2, y2 } = view.scenegraph().root.items[0].bounds;
    return [x1, y1, x2 - view.width(), y2 - view.height()].map((side) => Math.ceil(side)).join();
  };

  /** Fits the plot to what stands around it, from the whole width on, and draws all of it anew. */
  const fit = async () => {
    width = place.clientWidth;
    around = "";
    view.width(width).height(height).resize();
    await view.runAsync();
    for (let tries = 4; tries && taken() !== around; tries -= 1) {
      around = taken();
      await view.resize().runAsync();
    }
    await view.initialize(live).runAsync();
    place.replaceChildren(live);
  };

  /** Whether words beside the plot make it narrower: on a wider one they might have room inside. */
  const isNarrowed = () => view.scenegraph().root.items[0].bounds.x2 - view.width() > HALF_A_TICK_LABEL;

  /** Draws; the plot is fitted anew where what stands around it takes another room, or might take less. */
  const run = async (plate) => {
    const asked = layout.height(plate);
    if (asked !== height) view.height((height = asked)).resize();
    await view.runAsync();
    if (taken() !== around || isNarrowed()) await fit();
  };

  /** Letters are measured once, so their fonts must be there before the first of them is. */
  const fonts = () => {
    const { font } = spec.config.style.text;
    const asked = ["400", "600"].map((weight) => document.fonts.load(`${weight} 12px ${font}`));
    return Promise.allSettled(asked);
  };

  const first = async (plate) => {
    await fonts();
    view = new vega.View(vega.parse(spec, null, { ast: true }), {
      expr: vega.expressionInterpreter,
      renderer: "svg",
      tooltip: twofold.tip(),
    });
    news(plate);
    height = layout.height(plate);
    await fit();
  };

  return {
    async show(plate) {
      place.setAttribute("aria-label", plate.alternative);
      if (view === null) return first(plate);
      return news(plate) ? run(plate) : undefined;
    },
    fit,
    /** Whether the place has got another width than the chart was drawn for. */
    isStale: () => width !== null && place.clientWidth > 0 && place.clientWidth !== width,
    end: () => view?.finalize(),
  };
};

/**
 * A drawing that is always of the last plate asked for and as wide as its place; what is asked for
 * meanwhile waits a frame.
 */
twofold.latest = (place, spec, layout) => {
  const drawing = twofold.drawing(place, spec, layout);
  let wanted = null;
  let busy = false;
  const draw = async () => {
    if (busy) return;
    busy = true;
    try {
      while (wanted !== null || drawing.isStale()) {
        const plate = wanted;
        wanted = null;
        await (plate === null ? drawing.fit() : drawing.show(plate));
        await new Promise(requestAnimationFrame);
      }
    } finally {
      busy = false; // one plate that cannot be drawn is no reason to draw none after it
    }
  };
  const start = () => draw().catch(console.error);
  const observer = new ResizeObserver(start);
  observer.observe(place);
  return {
    show(plate) {
      wanted = plate;
      start();
    },
    end() {
      observer.disconnect();
      drawing.end();
    },
  };
};

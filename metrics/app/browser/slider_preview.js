"use strict";

/**
 * Calls ``move(name, value)`` with each value that a slider of the app is moved to.
 *
 * Streamlit draws a slider anew only after the frame in which the hand has moved. So the value under
 * a dragging hand is worked out here, by the rule of its slider (React Aria's: as far from where the
 * thumb was as the hand is from where it took hold, on a whole step), and told at once. What the
 * slider then shows is the word that counts: where it is another value, that one is told, and nothing
 * more is foretold until a hand takes hold again. Returns what ends the watch.
 */
twofold.hand = (move) => {
  const SLIDER = /(?:^| )st-key-([a-z_]+)-slider(?: |$)/;
  const nameOf = (input) => SLIDER.exec(input.closest("[class*='st-key-']")?.className ?? "")?.[1];
  const SOON = 100; // milliseconds in which the app draws its slider
  const watch = new AbortController();
  let hold = null;
  let foretold = [];

  const take = (event) => {
    hold = null;
    foretold = [];
    if (event.button !== 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const input = event.target.closest("[data-orientation]")?.querySelector("input[type=range]");
    if (!input || input.disabled || !nameOf(input)) return;
    hold = { input, name: nameOf(input), pointer: event.pointerId, at: event.pageX, from: null };
  };

  const drag = (event) => {
    if (hold?.pointer !== event.pointerId) return;
    const [low, high, step] = ["min", "max", "step"].map((bound) => Number(hold.input[bound]));
    hold.from ??= hold.told = Number(hold.input.value);
    const { width } = hold.input.closest("[data-orientation]").getBoundingClientRect();
    const moved = hold.from - low + ((event.pageX - hold.at) / width) * (high - low);
    const value = Number((low + Math.round(moved / step) * step).toPrecision(12));
    const told = Math.min(high, Math.max(low, value));
    if (told === hold.told) return;
    foretold.push((hold.told = told));
    move(hold.name, told);
  };

  /** A hand that lets go: what was foretold and is not shown soon is taken back. */
  const leave = (event) => {
    if (hold?.pointer !== event.pointerId) return;
    const { input, name } = hold;
    hold = null;
    setTimeout(() => {
      if (hold !== null || !foretold.length) return;
      foretold = [];
      move(name, Number(input.value));
    }, SOON);
  };

  const observer = new MutationObserver((changes) => {
    for (const input of new Set(changes.map((change) => change.target))) {
      const name = input.type === "range" && nameOf(input);
      if (!name) continue;
      const value = Number(input.value);
      const at = foretold.lastIndexOf(value);
      if (at >= 0) {
        foretold.splice(0, at + 1);
        continue;
      }
      if (hold?.from !== null) hold = null; // before the first move, a hand fetches its thumb
      foretold = [];
      move(name, value);
    }
  });

  const heard = { capture: true, passive: true, signal: watch.signal };
  document.addEventListener("pointerdown", take, heard);
  document.addEventListener("pointermove", drag, heard);
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, leave, heard);
  observer.observe(document.body, { subtree: true, attributes: true, attributeFilter: ["value"] });
  return () => {
    watch.abort();
    observer.disconnect();
  };
};

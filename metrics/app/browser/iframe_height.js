"use strict";

/** Tells the page around a frame how high the chart is, whenever that changes. */
(() => {
  if (parent === window) return;
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    parent.postMessage({ type: "twofold-height", height }, "*");
  };
  new ResizeObserver(tell).observe(document.body);
})();

"use strict";

/** For a page that holds frames of this publication: gives each the height that it asks for. */
addEventListener("message", (event) => {
  const { type, height } = event.data ?? {};
  if (type !== "twofold-height" || !Number.isFinite(height) || height <= 0 || height > 10000) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === event.source) frame.height = Math.ceil(height);
  }
});

/* Lines of text broken for the widths of a plot, as metrics/charts/layout.py breaks them. */
(function (twofold) {
  "use strict";

  const MOST_KNOWN = 256;

  /** Python's textwrap.wrap, for long words broken and hyphens kept; lengths are in code points. */
  function wrap(text, width) {
    const spaced = text.replace(/[\t\n\v\f\r]/g, " ");
    const chunks = spaced
      .split(/( +)/)
      .filter(Boolean)
      .map((chunk) => [...chunk]);
    const isBlank = (chunk) => chunk.join("").trim() === "";
    const lines = [];
    while (chunks.length) {
      const line = [];
      let length = 0;
      if (lines.length && isBlank(chunks[0])) {
        chunks.shift();
      }
      while (chunks.length && length + chunks[0].length <= width) {
        length += chunks[0].length;
        line.push(chunks.shift());
      }
      if (chunks.length && chunks[0].length > width) {
        line.push(chunks[0].splice(0, width - length));
      }
      if (line.length && isBlank(line.at(-1))) {
        line.pop();
      }
      if (line.length) {
        lines.push(line.flat().join(""));
      }
    }
    return lines;
  }

  /**
   * Breaks the lines of one brief's charts.
   *
   * @param {Facts} facts
   */
  twofold.layout = function (facts) {
    const { widths, line: heights, letter, wide, joiner, around } = facts.chart;
    const isWide = new RegExp(wide, "gu");
    const known = new Map();

    /** A line broken at ordinary spaces only; a wide letter counts twice. */
    function wrapped(line, letters) {
      const key = `${letters} ${line}`;
      if (!known.has(key)) {
        const lines = wrap(line.replace(isWide, `$&${joiner}`), letters);
        if (known.size >= MOST_KNOWN) known.clear();
        known.set(key, lines.join("\n").replaceAll(joiner, "") || " ");
      }
      return known.get(key);
    }

    /** Title, subtitle or foot, in lines that fit into so many pixels. */
    function words(plate, name, room) {
      const letters = Math.trunc(room / letter[name]);
      return [plate[name]]
        .flat()
        .map((line) => wrapped(line, letters))
        .join("\n");
    }

    /** The row of the data set `text`: every text at every width. */
    function text(plate) {
      const row = { alternative: plate.alternative };
      for (const width of widths) {
        for (const name of Object.keys(letter)) {
          row[`${name}_${width}`] = words(plate, name, width);
        }
      }
      return [row];
    }

    /** The height in pixels of a chart that is as wide as its page allows. */
    function height(plate) {
      const taken = Object.entries(heights).map(
        ([name, pixels]) => pixels * words(plate, name, widths[0]).split("\n").length,
      );
      const least = taken.reduce((sum, pixels) => sum + pixels, around + plate.plot_height);
      return Math.max(plate.height, least);
    }

    return { text, height };
  };
})((globalThis.twofold ??= {}));

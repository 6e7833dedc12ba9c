/* The plate of the doubling chart: its tables and words, as metrics/charts/doubling.py makes them. */
(function (twofold) {
  "use strict";

  /**
   * Makes plates of one brief.
   *
   * @param {Facts} facts
   */
  twofold.doubling = function (facts, words, aims, sentences) {
    const { observed, names } = facts.tables;
    const chart = facts.chart;

    /** The tables and words of a view; `rows` are the table to read. */
    function plate(view) {
      const paths = view.answers.flatMap(path);
      const years = [...observed, ...paths].map((row) => row.year);
      const [first, last] = [Math.min(...years), Math.max(...years)];
      const fan = fanOf(view, last);
      const ends = endsOf(view.answers, paths, last - first);
      const title = sentences.finding(view);
      const note = sentences.fanNote(view.edited.settings);
      const subtitle =
        `Two-way goods trade between ${facts.words.pair}, ${facts.words.yearly}, ` +
        `${first}${words.DASH}${last}, ${sentences.prices(view)}; ` +
        `observed solid (${facts.words.observed}), scenarios dashed`;
      const highest = Math.max(
        ...[...observed, ...paths].map((row) => row.value),
        ...view.answers.map((answer) => answer.target),
        ...fan.map((row) => row.q90),
      );
      const top = { value: highest, level: Math.max(...ends.map((row) => row.level)) };
      return {
        title,
        subtitle,
        foot: [facts.words.record, sentences.assumptions(view.answers), note],
        alternative: `${title}. ${subtitle}. ${facts.words.latest} ${note}`,
        height: chart.height,
        plot_height: chart.plot_height,
        tables: {
          observed,
          names,
          fan,
          paths,
          ends,
          targets: targetsOf(view, first, highest),
          frame: [
            { year: first, ...top },
            { year: last + 1, ...top },
          ],
        },
        rows: [...observed, ...paths, ...fanRows(fan)].map(toRead),
      };
    }

    /** One scenario from its base to the year its target is reached, or to the horizon. */
    function path(answer, at) {
      const last = answer.year_reached ?? facts.horizon;
      const who = sentences.name(answer);
      return answer.years
        .filter((year) => year <= last)
        .map((year, step) => ({ scenario: at, who, year, value: answer.levels[step], how: "scenario" }));
    }

    /** The fan at the base of the edited scenario, up to the last year shown; else one without extent. */
    function fanOf(view, last) {
      const { base, year, value, prices } = view.edited.settings;
      const found = base === facts.own ? null : facts.bases[base].fan[prices];
      if (found === null) {
        const quantiles = Object.keys(facts.words.below).map((quantile) => [quantile, value]);
        return [{ year, ...Object.fromEntries(quantiles) }];
      }
      return found.filter((row) => row.year <= last);
    }

    /** The fan as rows of the table to read. */
    function fanRows(fan) {
      if (fan.length < 2) {
        return [];
      }
      return fan.flatMap((row) =>
        Object.entries(facts.words.below).map(([quantile, who]) => ({
          who,
          year: row.year,
          value: row[quantile],
          how: "fan",
        })),
      );
    }

    /** The last point of each path and its label, raised until no two labels meet. */
    function endsOf(answers, paths, span) {
      const last = new Map(paths.map((row) => [row.scenario, row]));
      const room = chart.label_share * span;
      const ends = [];
      let level = 0;
      let freeTo = Infinity;
      let floor = 0;
      for (const row of [...last.values()].sort((a, b) => b.year - a.year)) {
        const turned = ends.length === 0;
        const raised = row.year + room > freeTo;
        level = raised ? level + 1 : 0;
        floor = Math.max(row.value, raised ? floor : 0);
        freeTo = turned ? row.year - room : row.year;
        ends.push({
          ...row,
          turned,
          level,
          label_at: floor,
          when: sentences.endLabel(answers[row.scenario]),
          pace: sentences.endName(answers[row.scenario]),
        });
      }
      return ends;
    }

    /** The rule of each target; one with another close above it has its label below. */
    function targetsOf(view, first, top) {
      const labels = new Map();
      for (const answer of view.answers) {
        labels.set(words.rounded(answer.target, 2), `Target: ${aims.target(answer)}`);
      }
      const values = [...labels.keys()].sort((a, b) => a - b);
      return values.map((value, at) => ({
        year: first,
        value,
        label: labels.get(value),
        below: (values[at + 1] ?? Infinity) - value < chart.close_share * top,
      }));
    }

    function toRead(row) {
      const named = Object.entries(facts.words.columns).map(([name, column]) => [column, row[name]]);
      return Object.fromEntries(named);
    }

    return { plate };
  };
})((globalThis.twofold ??= {}));

/* What the scenarios assume, and when their targets are reached: metrics/narrative, the part that moves. */
(function (twofold) {
  "use strict";

  /**
   * The sentences of one brief; a view is {workspace, answers, edited}.
   *
   * @param {Facts} facts
   */
  twofold.sentences = function (facts, words, effects, aims) {
    const { NBSP, DASH, TIMES, fixed, isSet, money, multiplied, percent, shown } = words;
    const { bends, isPlain } = effects;
    const { amount, goal, ofBase, target } = aims;
    const HORIZON = facts.horizon;
    const YEARLY = ` a${NBSP}year`;

    const isReal = (settings) => settings.prices === facts.constant;

    /** A scenario's growth and all that bends it. */
    function pace(settings) {
      return percent(settings.growth) + YEARLY + bends(settings, "full");
    }

    /** The same in a few characters, for a label in a chart. */
    function shortPace(settings) {
      return percent(settings.growth) + (isPlain(settings) ? YEARLY : "") + bends(settings, "short");
    }

    /** A pace without its half-life and shock year. */
    function paceInTitle(settings, unit) {
      return percent(settings.growth) + unit + bends(settings, "title");
    }

    /** The reader's name for a scenario; else its preset's; else its pace. */
    function name(answer) {
      return givenName(answer) || shortPace(answer.settings);
    }

    /** The reader's name for a scenario, else its preset's; empty where it has neither. */
    function givenName({ settings, preset }) {
      return settings.name || (isPlain(settings) ? preset : "");
    }

    /** A scenario's name, pace and outcome. */
    function caption(answer) {
      const said = `${pace(answer.settings)}, ${outcome(answer)}`;
      const called = givenName(answer);
      return called ? `${called}: ${said}` : said;
    }

    /** Where a scenario starts. */
    function base(settings) {
      const origin = settings.base === facts.own ? "own value" : facts.bases[settings.base].label;
      const label = origin[0].toLowerCase() + origin.slice(1);
      return `${money(settings.value)} in ${settings.year} (${label})`;
    }

    /** When the target is reached. */
    function outcome(answer) {
      return answer.year_reached === null ? `not by ${HORIZON}` : `in ${answer.year_reached}`;
    }

    /** Years needed and the year reached. */
    function time(answer) {
      return answer.years_needed === null
        ? `not by ${HORIZON}`
        : `${fixed(answer.years_needed)}${NBSP}years (${answer.year_reached})`;
    }

    /** When the targets are reached, over all scenarios. */
    function headline(view) {
      const head = view.answers.length === 1 ? "In this scenario" : "In these scenarios";
      const common = goal(view);
      const said = common ? `trade ${common}` : "the targets are reached";
      return `${head}, ${said} ${view.answers.map(outcome).join(", ")}`;
    }

    /** What the doubling chart shows, in one sentence over all scenarios. */
    function finding(view) {
      const common = goal(view);
      const clauses = view.answers.map((answer, at) => {
        const said = `${outcome(answer)} at ${paceInTitle(answer.settings, at ? "" : YEARLY)}`;
        return common ? said : `${shown(answer.settings.multiple)}${NBSP}${TIMES}${NBSP}its base ${said}`;
      });
      return `Trade ${common || "reaches"} ${clauses.join(", ")}`;
    }

    /** One scenario's answer: year reached, years needed with bounds, and the target. */
    function answerInWords(answer) {
      const settings = answer.settings;
      const start = `At ${pace(settings)}, trade of ${base(settings)}`;
      const reached = answer.years_needed !== null;
      let does = reached ? "reaches" : "does not reach";
      if (isSet(settings.multiple)) {
        does = `${reached ? "is" : "is not"} ${multiplied(settings.multiple)} to`;
      }
      const aim = `${does} ${amount(answer)}`;
      if (!reached) {
        return `${start} ${aim} by ${HORIZON}.`;
      }
      const years = `${fixed(answer.years_needed)}${NBSP}years${bounds(answer)}`;
      return `${start} ${aim} in ${answer.year_reached}, after ${years}.`;
    }

    function bounds(answer) {
      const [low, high] = answer.years_bounds;
      if (fixed(low) === fixed(high)) {
        return "";
      }
      if (low === 0) {
        return ` (at most ${fixed(high)}, as the figures give a lower bound)`;
      }
      const upper = high === Infinity ? ` to beyond ${HORIZON}` : `${DASH}${fixed(high)}`;
      return ` (${fixed(low)}${upper}, given the rounding of the figures)`;
    }

    /** The growth that would reach the target by the wished-for year. */
    function needed(answer) {
      const { by, year } = answer.settings;
      if (answer.growth_needed === null) {
        return `The wished-for year ${by} is not after the base year ${year}; take a later one.`;
      }
      const yearly = percent(100 * answer.growth_needed, 1) + YEARLY;
      return `To get there by ${by}, it would have to grow ${yearly} from ${year} on.`;
    }

    /** Said when a shock cannot act, else nothing. */
    function shockNote(settings) {
      return settings.shock && settings.shock_year <= settings.year
        ? `The shock in ${settings.shock_year} has no effect: the base year is ${settings.year}.`
        : "";
    }

    /** Every setting of the scenarios, what they share said once. */
    function assumptions(answers) {
      const starts = answers.map((answer) => `base ${base(answer.settings)}, target ${ofBase(answer)}`);
      const called = (settings) => (settings.name ? `${settings.name}: ` : "");
      const paces = answers.map(({ settings }) => called(settings) + pace(settings));
      const head = answers.length > 1 ? "Scenarios" : "Scenario";
      if (new Set(starts).size === 1) {
        return `${head}: ${starts[0]}; ${paces.join("; ")}.`;
      }
      return `${head}: ${starts.map((start, at) => `${start}, ${paces[at]}`).join("; ")}.`;
    }

    /** Whose prices the paths are in. */
    function prices(view) {
      const settings = view.answers.map((answer) => answer.settings);
      const years = [...new Set(settings.filter(isReal).map((each) => each.year))].sort((a, b) => a - b);
      if (!years.length) {
        return "current prices";
      }
      const some = years.length > 1 || !settings.every(isReal) ? "partly " : "";
      return `scenarios ${some}in prices of ${years.join(", ")}, observed in current prices`;
    }

    /** When a path reaches its target, as a label at its end. */
    function endLabel(answer) {
      return answer.year_reached === null ? `not by ${HORIZON}` : String(answer.year_reached);
    }

    /** The reader's name for a path, or its pace. */
    function endName(answer) {
      return answer.settings.name || shortPace(answer.settings);
    }

    /** The scenarios side by side: a column each, a row for each thing that can differ. */
    function differences(view) {
      return view.answers.map((answer, at) => ({
        head: `${at + 1}: ${name(answer)}`,
        cells: {
          Base: base(answer.settings),
          Target: target(answer),
          Growth: pace(answer.settings),
          "Years needed (year reached)": time(answer),
          "Growth needed":
            answer.growth_needed === null
              ? DASH
              : `${percent(100 * answer.growth_needed, 1)} to get there by ${answer.settings.by}`,
        },
      }));
    }

    /** What the grey fan shows, or why there is none. */
    function fanNote(settings) {
      return settings.base === facts.own ? facts.own_note : facts.bases[settings.base].fan_note;
    }

    return {
      answerInWords,
      assumptions,
      caption,
      differences,
      endLabel,
      endName,
      fanNote,
      finding,
      headline,
      name,
      needed,
      prices,
      shockNote,
    };
  };
})((globalThis.twofold ??= {}));

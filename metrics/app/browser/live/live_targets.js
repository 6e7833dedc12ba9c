/* What the scenarios run to: an amount that was pledged, or a multiple of their base. */
(function (twofold) {
  "use strict";

  const CLOSE = 1e-9; // how far two amounts that are one may lie apart, as in Python's math.isclose

  /**
   * The targets of one brief in words, as metrics/narrative/scenario_targets.py says them.
   *
   * @param {Facts} facts
   */
  twofold.aims = function (facts, words) {
    const { NBSP, TIMES, isSet, money, multiplied, number, shown } = words;

    /** A scenario's target; an amount first where the multiple follows from it. */
    function target(answer) {
      const { multiple, value } = answer.settings;
      return isSet(multiple)
        ? `${number(multiple)}${NBSP}${TIMES}${NBSP}${number(value)} = ${money(answer.target)}`
        : derived(answer, number(value));
    }

    /** A scenario's target as a multiple of its base. */
    function ofBase(answer) {
      const multiple = answer.settings.multiple;
      return isSet(multiple) ? `${number(multiple)}${NBSP}${TIMES}${NBSP}base` : derived(answer, "base");
    }

    function derived(answer, of) {
      const times = `${shown(answer.settings.multiple)}${NBSP}${TIMES}${NBSP}${of}`;
      return `${money(answer.target, 2)} (${times})`;
    }

    /** The target in money, in cents where its multiple follows from an amount. */
    function amount(answer) {
      return isSet(answer.settings.multiple)
        ? money(answer.target)
        : `${money(answer.target, 2)}, ${shown(answer.settings.multiple)}${NBSP}times its base,`;
    }

    /** What trade does in all scenarios alike; else nothing. */
    function goal(view) {
      const pledged = facts.pledged;
      if (pledged && view.answers.every((answer) => isClose(answer.target, pledged))) {
        return `reaches ${money(pledged)}`;
      }
      const multiples = new Set(view.answers.map((answer) => answer.settings.multiple));
      return multiples.size === 1 ? `is ${multiplied([...multiples][0])}` : "";
    }

    function isClose(a, b) {
      return Math.abs(a - b) <= CLOSE * Math.max(Math.abs(a), Math.abs(b));
    }

    return { amount, goal, ofBase, target };
  };
})((globalThis.twofold ??= {}));

/* Numbers in words, as metrics/quantities/number_format.py writes them. */
(function (twofold) {
  "use strict";

  const NBSP = "\u00a0";
  const MINUS = "\u2212";
  const DASH = "\u2013";
  const TIMES = "\u00d7";
  const UNITS = { "%": `${NBSP}%`, [TIMES]: `${NBSP}${TIMES}`, years: `${NBSP}years` };
  const ONE_YEAR = `${NBSP}year`;

  /** Digits of the size of a number, rounded as Python does: the exact value, a half to the even digit. */
  function digitsOf(value, digits) {
    const size = Math.abs(value);
    const text = size.toFixed(digits);
    const last = Number(text.at(-1));
    // toFixed rounds a half up. Only a binary fraction one digit too long is one, and it is odd then.
    const half = (size * 2 ** (digits + 1)) % 2 === 1;
    return half && last % 2 === 1 ? text.slice(0, -1) + String(last - 1) : text;
  }

  function isNegative(value) {
    return value < 0 || Object.is(value, -0);
  }

  /** A number rounded to so many digits. */
  function rounded(value, digits) {
    const size = Number(digitsOf(value, digits));
    return isNegative(value) ? -size : size;
  }

  /** A derived number with exactly so many decimals, thousands separated, a true minus sign. */
  function fixed(value, digits = 2) {
    const [whole, part] = digitsOf(value, digits).split(".");
    const text = whole.replace(/\B(?=(\d{3})+$)/g, ",") + (part === undefined ? "" : `.${part}`);
    return (isNegative(value) ? MINUS : "") + text;
  }

  /** A number as Python's repr writes it, without a bare ".0"; what a link holds. */
  function plain(value) {
    if (Object.is(value, -0)) {
      return "-0";
    }
    const size = Math.abs(value);
    if (size === 0 || (size >= 1e-4 && size < 1e16)) {
      return String(value);
    }
    return value.toExponential().replace(/[0-9]+$/, (exponent) => exponent.padStart(2, "0"));
  }

  /**
   * The words for the numbers of one brief.
   *
   * @param {Facts} facts
   */
  twofold.words = function (facts) {
    const most = facts.words.digits;
    const named = new Map(facts.words.multiples);

    /** A number with the decimals it has, at most so many. */
    function number(value, digits = most) {
      let text = fixed(value, digits);
      if (text.includes(".")) {
        text = text.replace(/0+$/, "").replace(/\.$/, "");
      }
      return text === `${MINUS}0` ? "0" : text;
    }

    function percent(value, digits = most) {
      return `${number(value, digits)}${NBSP}%`;
    }

    /** An amount in billions of the brief's currency. */
    function money(value, digits = most) {
      return `${facts.words.sign}${NBSP}${number(value, digits)}${NBSP}bn`;
    }

    /** Whether all digits of a value can be shown, as where a reader set it. */
    function isSet(value) {
      return rounded(value, most) === value;
    }

    /** A number with the digits that were set, or two decimals where it follows from others. */
    function shown(value) {
      return isSet(value) ? number(value) : fixed(value);
    }

    /** A value of a control with its unit, such as 33 % or 1 year; years of the calendar stand alone. */
    function setting(control, value) {
      const text = control.whole ? String(value) : number(value);
      return text + (control.unit === "years" && value === 1 ? ONE_YEAR : (UNITS[control.unit] ?? ""));
    }

    /** What a multiple does to trade. */
    function multiplied(multiple) {
      return named.get(multiple) ?? `raised ${shown(multiple)}-fold`;
    }

    return {
      NBSP,
      DASH,
      TIMES,
      fixed,
      isSet,
      money,
      multiplied,
      number,
      percent,
      plain,
      rounded,
      setting,
      shown,
    };
  };
})((globalThis.twofold ??= {}));

/* Which settings have an effect, and what they add to the pace in words: metrics/scenarios/settings.py. */
(function (twofold) {
  "use strict";

  /**
   * The effects of the settings of one brief.
   *
   * @param {Facts} facts
   */
  twofold.effects = function (facts, words) {
    const { on, needs, clauses } = facts.bends;

    /** Whether a setting does something: a choice that is on, a number but zero, and so is what it needs. */
    function isActive(settings, name) {
      const value = settings[name];
      const does = Object.hasOwn(on, name) ? value === on[name] : Boolean(value);
      return does && (needs[name] === undefined || isActive(settings, needs[name]));
    }

    function active(settings) {
      return Object.keys(clauses).filter((name) => isActive(settings, name));
    }

    /** What bends growth, in one of the forms of a clause: full, title or short. */
    function bends(settings, form) {
      const value = (_, name) => words.setting(facts.controls[name], settings[name]);
      return active(settings)
        .map((name) => clauses[name][form].replace(/\{(\w+)\}/g, value))
        .join("");
    }

    /** Whether growth is held, unshocked, in current prices. */
    function isPlain(settings) {
      return active(settings).length === 0;
    }

    return { bends, isActive, isPlain };
  };
})((globalThis.twofold ??= {}));

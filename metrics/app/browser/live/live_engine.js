/* The scenarios of one brief in the reader's browser: answers, words, plate and link. The types are those
 * of types.d.ts.
 */
(function (twofold) {
  "use strict";

  /**
   * Answers for one brief.
   *
   * @param {Facts} facts
   */
  twofold.engine = function (facts) {
    const words = twofold.words(facts);
    const aims = twofold.aims(facts, words);
    const effects = twofold.effects(facts, words);
    const sentences = twofold.sentences(facts, words, effects, aims);
    const doubling = twofold.doubling(facts, words, aims, sentences);
    const layout = twofold.layout(facts);
    const link = twofold.link(facts, words);

    /**
     * One scenario with what follows; its growth and years carry the rounding of the figures.
     *
     * @param {Settings} settings
     */
    function answer(settings) {
      const scenario = twofold.scenario.assumed(settings, facts.constant);
      const named = facts.presets.find((preset) => preset.growth.value === settings.growth);
      const exact = { low: settings.growth, value: settings.growth, high: settings.growth };
      const { low, value, high } = named ? named.growth : exact;
      const growth = { low: low ?? -Infinity, value, high: high ?? Infinity };
      return {
        settings,
        ...twofold.scenario.project(scenario, facts.horizon),
        target: scenario.target,
        years_bounds: twofold.scenario.bounds(scenario, growth.low / 100, growth.high / 100, facts.horizon),
        growth,
        preset: named ? named.name : "",
      };
    }

    /**
     * All that follows from a workspace.
     *
     * @param {Workspace} workspace
     */
    function outlook(workspace) {
      const answers = workspace.scenarios.map(answer);
      const view = { workspace, answers, edited: answers[workspace.active] };
      const { rows, ...plate } = doubling.plate(view);
      return {
        answers,
        words: {
          question: facts.words.question,
          lead: facts.words.lead,
          headline: sentences.headline(view),
          answers: answers.map(sentences.answerInWords),
          needed: answers.map(sentences.needed),
          notes: [sentences.shockNote(view.edited.settings)].filter(Boolean),
          names: answers.map(sentences.name),
          captions: answers.map(sentences.caption),
          differences: sentences.differences(view),
        },
        plate,
        rows,
      };
    }

    /**
     * A workspace with one thing changed: a setting of the active scenario, or one of these steps.
     *
     * "base" takes the name of a base, "preset" that of a pace, "active" the number of a scenario from 0;
     * "add" copies the active scenario, "remove" takes it away. Another value or year makes an own base.
     * Throws a RangeError with rule, value seen and way out for a value that there is not.
     *
     * @param {Workspace} workspace
     * @param {string} name
     * @param {unknown} value
     * @returns {Workspace}
     */
    function changed(workspace, name, value) {
      const step = Object.hasOwn(STEPS, name) ? STEPS[name] : null;
      if (step) {
        return step(workspace, value);
      }
      const { settings, rule, shown } = facts.link;
      if (![...settings, ...rule, ...shown].includes(name)) {
        throw new RangeError(`${name} is not a setting of this page, got \u201c${value}\u201d; leave it out`);
      }
      const taken = checked(name, value);
      if (settings.includes(name)) {
        return edited(workspace, { [name]: taken });
      }
      return rule.includes(name)
        ? { ...workspace, rule: { ...workspace.rule, [name]: taken } }
        : { ...workspace, [name]: taken };
    }

    const STEPS = {
      base: (workspace, value) => {
        const base = checked("base", value);
        if (base === facts.own) {
          return edited(workspace, { base });
        }
        const { value: level, year } = facts.bases[base];
        return edited(workspace, { base, value: level, year });
      },
      value: (workspace, value) => edited(workspace, { base: facts.own, value: checked("value", value) }),
      year: (workspace, value) => edited(workspace, { base: facts.own, year: checked("year", value) }),
      name: (workspace, value) => edited(workspace, { name: link.printable(value, facts.link.texts.name) }),
      title: (workspace, value) => ({ ...workspace, title: link.printable(value, facts.link.texts.title) }),
      preset: (workspace, value) => {
        const found = facts.presets.find((preset) => preset.name === value);
        if (!found) {
          refuse("preset", value, `must be one of ${facts.presets.map((preset) => preset.name).join(", ")}`);
        }
        return edited(workspace, { growth: found.growth.value, ...facts.bends.off });
      },
      add: (workspace) => {
        const scenarios = [...workspace.scenarios, { ...workspace.scenarios[workspace.active], name: "" }];
        return counted({ ...workspace, scenarios, active: workspace.scenarios.length });
      },
      remove: (workspace) => {
        const scenarios = workspace.scenarios.filter((_, at) => at !== workspace.active);
        return counted({ ...workspace, scenarios, active: Math.max(workspace.active - 1, 0) });
      },
      active: (workspace, value) => {
        const count = workspace.scenarios.length;
        if (!Number.isInteger(value) || value < 0 || value >= count) {
          refuse("active", value, `must be a whole number from 0 to ${count - 1}`);
        }
        return { ...workspace, active: value };
      },
    };

    function edited(workspace, changes) {
      const scenarios = workspace.scenarios.map((settings, at) =>
        at === workspace.active ? { ...settings, ...changes } : settings,
      );
      return { ...workspace, scenarios };
    }

    function counted(workspace) {
      const count = workspace.scenarios.length;
      if (count < 1 || count > facts.most_scenarios) {
        refuse("scenarios", count, `must be 1 to ${facts.most_scenarios}`);
      }
      return workspace;
    }

    /** The value as the link would take it, so that whatever is set can be linked to. */
    function checked(name, value) {
      const taken = link.valueOf(name, link.text(value));
      if (taken === undefined) {
        refuse(name, value, facts.link.rules[name]);
      }
      return taken;
    }

    function refuse(name, value, rule) {
      throw new RangeError(`${name} ${rule}, got \u201c${value}\u201d; nothing is changed`);
    }

    return {
      first: facts.first,
      decode: link.decode,
      encode: link.encode,
      changed,
      outlook,
      isActive: effects.isActive,
      text: layout.text,
      height: layout.height,
    };
  };
})((globalThis.twofold ??= {}));

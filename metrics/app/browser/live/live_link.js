/* Links: every setting in the address, and back; the language and the words of metrics/sharing/link.py. */
(function (twofold) {
  "use strict";

  const NUMBER = /^[\t\n\v\f\r ]*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?[\t\n\v\f\r ]*$/i;
  const UNPRINTABLE = /(?! )[\p{C}\p{Z}]/u;

  /** The first so many characters of a text; a character beyond the basic plane is one. */
  function cut(text, longest) {
    return [...text].slice(0, longest).join("");
  }

  /** What of a text can be printed, without spaces around it. */
  function printable(text, longest) {
    const kept = [...text].filter((letter) => !UNPRINTABLE.test(letter)).join("");
    return cut(kept.replace(/^ +| +$/g, ""), longest);
  }

  /**
   * Reads and writes the links of one brief.
   *
   * @param {Facts} facts
   */
  twofold.link = function (facts, words) {
    const language = facts.link;
    const longest = language.texts.name;
    const suffixes = ["", ...Array.from({ length: facts.most_scenarios - 1 }, (_, at) => String(at + 2))];

    function text(value) {
      if (typeof value === "boolean") {
        return value ? "on" : "off";
      }
      if (typeof value === "number") {
        return words.plain(value);
      }
      return Array.isArray(value) ? value.join(",") : value;
    }

    /** The value of one parameter, undefined where it breaks its rule. */
    function valueOf(name, seen) {
      if (name in facts.controls) {
        return numberOf(facts.controls[name], seen);
      }
      if (name in language.texts) {
        const fits = [...seen].length <= language.texts[name] && !UNPRINTABLE.test(seen);
        return fits ? seen.replace(/^ +| +$/g, "") : undefined;
      }
      if (name === "sheet") {
        return sheetOf(seen);
      }
      return Object.hasOwn(language.choices[name], seen) ? language.choices[name][seen] : undefined;
    }

    function numberOf(control, seen) {
      const value = NUMBER.test(seen) ? Number(seen) : NaN;
      const fits = control.low <= value && value <= control.high;
      if (!fits || (control.whole && !Number.isInteger(value))) {
        return undefined;
      }
      return value;
    }

    function sheetOf(seen) {
      const names = seen.split(",");
      const once = new Set(names).size === names.length && names.length <= language.most_on_sheet;
      return once && names.every((name) => language.charts.includes(name)) ? names : undefined;
    }

    function isUnset(name, value) {
      const unset = facts.controls[name]?.unset ?? null;
      return unset !== null && value === unset;
    }

    /** Every setting of every scenario, also those at their default, as the query of an address. */
    function encode(workspace) {
      const query = [["brief", facts.name]];
      workspace.scenarios.forEach((settings, at) => {
        const named = language.settings.filter((name) => !isUnset(name, settings[name]));
        query.push(...named.map((name) => [name + suffixes[at], text(settings[name])]));
      });
      query.push(...language.rule.map((name) => [name, text(workspace.rule[name])]));
      query.push(...language.shown.map((name) => [name, text(workspace[name])]));
      query.push(["edit", String(workspace.active + 1)], ["data", facts.version]);
      return `?${query.map((pair) => pair.map(quoted).join("=")).join("&")}`;
    }

    /** The workspace that a query stands for, and what in it could not be used. */
    function decode(query) {
      const refusals = [];
      const refuse = (name, seen, rule, instead, moved = false) => {
        const said = `${name} ${rule}, got \u201c${seen}\u201d; ${instead}`;
        refusals.push({ name, seen, rule, instead, moved, text: said });
      };
      const given = givenIn(query, refuse);

      const used = suffixes.filter((suffix) => language.settings.some((name) => given.has(name + suffix)));
      let workspace = facts.first;
      if (used.length) {
        const count = suffixes.indexOf(used.at(-1)) + 1;
        const scenarios = suffixes.slice(0, count).map((suffix) => settingsIn(given, suffix, refuse));
        workspace = { ...facts.first, scenarios };
      }
      const active = activeIn(given, workspace.scenarios.length, refuse);
      const named = given.get("brief") ?? facts.name;
      if (named !== facts.name) {
        const rule = `must be one of ${language.briefs.join(", ")}`;
        refuse("brief", cut(named, longest), rule, `${facts.name} is shown instead`);
      }
      const version = given.get("data") ?? facts.version;
      if (version !== facts.version) {
        const rule = `is the data this page has, ${facts.version}`;
        refuse("data", version, rule, "figures may have changed since the link was made", true);
      }
      const rule = { ...workspace.rule, ...read(facts.first.rule, language.rule, given, "", refuse) };
      const shown = read(facts.first, language.shown, given, "", refuse);
      return { workspace: { ...workspace, ...shown, active, rule }, refusals };
    }

    /** The known parameters of a query, each of them once. */
    function givenIn(query, refuse) {
      const known = new Set(["brief", "edit", "data", ...language.rule, ...language.shown]);
      suffixes.forEach((suffix) => language.settings.forEach((name) => known.add(name + suffix)));
      const given = new Map();
      const repeated = new Set();
      for (const [name, value] of new URLSearchParams(query)) {
        if (language.foreign.includes(name) || name.startsWith(language.campaign)) {
          continue;
        }
        if (!known.has(name)) {
          refuse(cut(name, longest), cut(value, longest), "is not a setting of this page", "it is left out");
          continue;
        }
        if (given.has(name)) {
          repeated.add(name);
        }
        given.set(name, value);
      }
      for (const name of [...repeated].sort()) {
        refuse(name, given.get(name), "must be given once", "the default is shown instead");
        given.delete(name);
      }
      return given;
    }

    /** The values given for some fields; what is refused keeps its default. */
    function read(defaults, names, given, suffix, refuse) {
      const values = {};
      for (const name of names.filter((each) => given.has(each + suffix))) {
        const seen = given.get(name + suffix);
        const value = valueOf(name, seen);
        if (value === undefined) {
          const instead = `${text(defaults[name]) || `no ${name}`} is shown instead`;
          refuse(name + suffix, cut(seen, longest), language.rules[name], instead);
        } else {
          values[name] = value;
        }
      }
      return values;
    }

    /** One scenario; a base whose figure has changed since keeps the link's value as an own value. */
    function settingsIn(given, suffix, refuse) {
      const found = read(facts.defaults, language.settings, given, suffix, refuse);
      const settings = { ...facts.defaults, ...found };
      if (settings.base === facts.own) {
        return settings;
      }
      const { value, year } = facts.bases[settings.base];
      const fresh = { ...settings, value, year };
      const named = ["value", "year"].filter((name) => given.has(name + suffix));
      if (named.every((name) => settings[name] === fresh[name])) {
        return fresh;
      }
      const rule = `is ${text(value)} in ${year} for base ${settings.base} in the data of this page`;
      const seen = `${text(settings.value)} in ${settings.year}`;
      refuse(`value${suffix}`, seen, rule, "the link's value is kept as an own value", true);
      return { ...settings, base: facts.own };
    }

    function activeIn(given, count, refuse) {
      const seen = given.get("edit") ?? "1";
      const numbers = Array.from({ length: count }, (_, at) => String(at + 1));
      if (numbers.includes(seen)) {
        return Number(seen) - 1;
      }
      refuse("edit", cut(seen, longest), `must be a whole number from 1 to ${count}`, "1 is shown instead");
      return 0;
    }

    return { decode, encode, printable, text, valueOf };
  };

  /** Text in a query as Python's urlencode writes it. */
  function quoted(value) {
    const strict = (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
    return encodeURIComponent(value)
      .replace(/[!'()*]/g, strict)
      .replaceAll("%20", "+");
  }
})((globalThis.twofold ??= {}));

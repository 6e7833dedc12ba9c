/* A scenario and what follows from it: the rules of metrics/scenarios/projection.py, step for step.
 *
 * Every factor is multiplied up in the same order as there, so that the last digits agree.
 * Rates are fractions per year here, percent in the settings.
 */
(function (twofold) {
  "use strict";

  /** The assumptions of one scenario in the units of the mathematics. */
  function assumed(settings, constant) {
    return {
      base_value: settings.value,
      base_year: settings.year,
      multiple: settings.multiple,
      target: settings.value * settings.multiple,
      growth: settings.growth / 100,
      long_run: settings.long / 100,
      half_life: settings.fade ? settings.half : null,
      shock: settings.shock / 100,
      shock_year: settings.shock_year,
      shock_years: settings.shock_years || Infinity,
      inflation: settings.prices === constant ? settings.inflation / 100 : 0,
      wish_year: settings.by,
    };
  }

  /** The yearly path to the horizon, and the answers read off it; null where there is none. */
  function project(scenario, horizon) {
    const years = [];
    const multiples = [];
    const others = otherFactors(scenario, horizon - scenario.base_year);
    let grown = 1;
    for (let step = 0; step < others.length; step += 1) {
      if (step > 0) {
        grown *= 1 + growthIn(scenario, step);
      }
      years.push(scenario.base_year + step);
      multiples.push(grown * others[step]);
    }
    const at = multiples.findIndex((multiple) => multiple >= scenario.multiple);
    return {
      years,
      levels: multiples.map((multiple) => scenario.base_value * multiple),
      years_needed: at < 0 ? null : crossing(multiples, at, scenario.multiple),
      year_reached: at < 0 ? null : years[at],
      growth_needed: growthNeeded(scenario),
    };
  }

  /** Fewest and most years needed as growth runs from low to high; an open side is infinite. */
  function bounds(scenario, low, high, horizon) {
    return [high, low].map((growth) => {
      if (!Number.isFinite(growth)) {
        return 0;
      }
      const needed = project({ ...scenario, growth }, horizon).years_needed;
      return needed === null ? Infinity : needed;
    });
  }

  /** Growth in the year that is so many steps after the base. */
  function growthIn(scenario, step) {
    if (scenario.half_life === null) {
      return scenario.growth;
    }
    const fading = 2 ** (-(step - 1) / scenario.half_life);
    return scenario.long_run + (scenario.growth - scenario.long_run) * fading;
  }

  /** What multiplies the level besides growth in each year: the shock while it lasts, and prices. */
  function otherFactors(scenario, last) {
    const factors = [];
    const hit = scenario.base_year < scenario.shock_year;
    let prices = 1;
    for (let step = 0; step <= last; step += 1) {
      if (step > 0) {
        prices *= 1 + scenario.inflation;
      }
      const lasting = scenario.base_year + step - scenario.shock_year;
      const shocked = hit && lasting >= 0 && lasting < scenario.shock_years;
      factors.push((shocked ? 1 + scenario.shock : 1) / prices);
    }
    return factors;
  }

  /** Years until the target, log-linear inside the year in which it is crossed. */
  function crossing(multiples, after, target) {
    const before = Math.log(multiples[after - 1]);
    const reached = Math.log(multiples[after]);
    return after - 1 + (Math.log(target) - before) / (reached - before);
  }

  /** Constant growth that meets the target in the wished-for year; null unless that is after the base. */
  function growthNeeded(scenario) {
    const steps = scenario.wish_year - scenario.base_year;
    if (steps <= 0) {
      return null;
    }
    const kept = otherFactors(scenario, steps)[steps];
    return (scenario.multiple / kept) ** (1 / steps) - 1;
  }

  twofold.scenario = { assumed, project, bounds };
})((globalThis.twofold ??= {}));

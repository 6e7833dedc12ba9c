"use strict";

/**
 * The controls: each element with ``data-setting``, ``data-preset`` or ``data-act`` acts on the desk.
 *
 * ``desk`` has ``now()``, ``move(workspace)`` while a hand is moving, ``change(workspace)`` once it has
 * let go, ``undo()``, ``reset()`` and ``link()``. Returns what shows a workspace in the controls.
 *
 * @param {Element} root
 * @param {object} engine
 * @param {Facts} facts
 * @param {object} desk
 */
twofold.panel = (root, engine, facts, desk) => {
  const all = (selector) => [...root.querySelectorAll(selector)];
  const shown = (value) => (typeof value === "boolean" ? (value ? "on" : "off") : String(value));
  const set = (part, name, value) => {
    if (part.getAttribute(name) !== value) part.setAttribute(name, value);
  };
  const hint = (field, text) => {
    const place = field.closest(".field").querySelector(".hint");
    if (place) place.textContent = text;
    field.setAttribute("aria-invalid", text ? "true" : "false");
  };

  /** Takes the text of a field by the rules of a link, or says which rule it breaks. */
  const enter = (field) => {
    try {
      const text = field.value.trim();
      desk.change(engine.changed(desk.now(), field.dataset.setting, text));
      hint(field, "");
    } catch (refusal) {
      if (!(refusal instanceof RangeError)) throw refusal;
      hint(field, refusal.message);
    }
  };

  for (const field of all("[data-setting]")) {
    const name = field.dataset.setting;
    if (field.type === "range") {
      field.addEventListener("input", () => desk.move(engine.changed(desk.now(), name, Number(field.value))));
      field.addEventListener("change", () =>
        desk.change(engine.changed(desk.now(), name, Number(field.value))),
      );
    } else {
      field.addEventListener("change", () => enter(field));
    }
  }
  for (const button of all("[data-preset]")) {
    button.addEventListener("click", () =>
      desk.change(engine.changed(desk.now(), "preset", button.dataset.preset)),
    );
  }
  for (const button of all("[data-activate]")) {
    button.addEventListener("click", () =>
      desk.change(engine.changed(desk.now(), "active", Number(button.dataset.activate))),
    );
  }
  const acts = {
    add: () => desk.change(engine.changed(desk.now(), "add")),
    remove: () => desk.change(engine.changed(desk.now(), "remove")),
    undo: desk.undo,
    reset: desk.reset,
    link: async (button) => {
      const said = root.querySelector("[data-link]");
      said.value = desk.link();
      said.closest(".field").hidden = false;
      said.select();
      try {
        await navigator.clipboard.writeText(said.value);
        button.textContent = "Link copied";
      } catch {
        said.focus(); // the reader copies it by hand
      }
    },
  };
  for (const button of all("[data-act]")) {
    button.addEventListener("click", () => acts[button.dataset.act](button));
  }

  return (workspace, outlook, able) => {
    const edited = workspace.scenarios[workspace.active];
    for (const field of all("[data-setting]")) {
      const text = shown(edited[field.dataset.setting]);
      if (field.value === text) continue;
      field.value = text;
      hint(field, "");
    }
    for (const part of all("[data-needs]")) part.hidden = !engine.isActive(edited, part.dataset.needs);
    for (const button of all("[data-preset]")) {
      const preset = outlook.answers[workspace.active].preset;
      set(button, "aria-pressed", String(preset === button.dataset.preset));
    }
    for (const button of all("[data-activate]")) {
      const at = Number(button.dataset.activate);
      button.hidden = at >= workspace.scenarios.length || workspace.scenarios.length === 1;
      set(button, "aria-pressed", String(at === workspace.active));
    }
    for (const group of all("fieldset")) {
      group.hidden = [...group.querySelectorAll("button")].every((button) => button.hidden);
    }
    const still = {
      add: workspace.scenarios.length === facts.most_scenarios,
      remove: workspace.scenarios.length === 1,
      undo: !able.undo,
      reset: !able.reset,
    };
    for (const button of all("[data-act]")) button.disabled = still[button.dataset.act] ?? false;
  };
};

"use strict";

/** A chart inside the dashboard that follows the server alone. */
twofold.standing = (place, spec) => {
  const { show, end } = twofold.latest(place, spec, {
    text: (plate) => plate.tables.text,
    height: (plate) => plate.height,
  });
  return { take: ({ plate }) => show(plate), end };
};

/**
 * The doubling chart inside the dashboard: it follows the app's own sliders while a hand moves them.
 *
 * The app draws by sending a plate, as it does for every chart. Between two plates, each value that a
 * slider is moved to is worked out here and drawn at once; when the hand lets go, the app works out the
 * same and sends its plate, which is then on the screen already.
 *
 * @param {Element} place
 * @param {object} spec
 * @param {Facts} facts
 */
twofold.follow = (place, spec, facts) => {
  const engine = twofold.engine(facts);
  const { show, end } = twofold.latest(place, spec, {
    text: (plate) => plate.tables.text ?? engine.text(plate),
    height: (plate) => plate.height,
  });
  let sent = null;

  /** The chart with one setting at the value that its slider is moved to. */
  const preview = (name, value) => {
    if (sent === null) return;
    const now = sent.workspace.scenarios[sent.workspace.active];
    if (!(name in now) || !Number.isFinite(value)) return;
    if (now[name] === value) {
      show(sent.plate);
      return;
    }
    const { plate } = engine.outlook(engine.changed(sent.workspace, name, value));
    const height = engine.height({ ...plate, foot: [...plate.foot, ...sent.room] });
    show({ ...plate, foot: [...plate.foot, ...sent.unsigned], height });
  };

  const leave = twofold.hand(preview);

  return {
    /** Takes what the app sends: its plate, the settings as a link, the signature's stand-in and its room. */
    take({ plate, query, unsigned, room }) {
      sent = { plate, unsigned, room, workspace: engine.decode(query).workspace };
      show(plate);
    },
    end() {
      leave();
      end();
    },
  };
};

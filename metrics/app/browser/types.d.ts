/* What the scripts pass to one another. For editors and readers: nothing loads this file. A test holds the
 * names of each interface against what Python sends and what the scripts make. */

/** A setting's value by its name in the link. */
type Settings = Record<string, string | number | boolean>;

/** A row of a table by column, as Vega takes it. */
type Row = Record<string, string | number | boolean | null>;

/** Low, printed and high value; a side that is open is null. */
interface Interval {
  low: number | null;
  value: number;
  high: number | null;
}

/** What the reader has set, as metrics/scenarios/workspace.py has it; never changed, each step makes another. */
interface Workspace {
  scenarios: Settings[];
  active: number;
  rule: Settings;
  events: boolean;
  first: boolean;
  title: string;
  sheet: string[];
}

/** What a chart shows at one moment: its words, and a table for each of its data sets. */
interface ChartContent {
  title: string;
  subtitle: string;
  foot: string[];
  alternative: string;
  height: number;
  plot_height: number;
  tables: Record<string, Row[]>;
  rows: Row[];
}

/** Where a scenario can start; ``fan`` has the levels drawn from there by kind of prices, or null. */
interface Base {
  label: string;
  printed: string;
  value: number;
  year: number;
  fan: Record<string, Row[] | null>;
  fan_note: string;
}

/** A named pace. */
interface Preset {
  name: string;
  growth: Interval;
  basis: string;
}

/** All that the scripts know of one brief, from metrics/app/browser/brief_json.py. */
interface Facts {
  name: string;
  version: string;
  horizon: number;
  own: string;
  constant: string;
  most_scenarios: number;
  first: Workspace;
  defaults: Settings;
  pledged: number | null;
  bases: Record<string, Base>;
  own_note: string;
  presets: Preset[];
  controls: Record<string, Record<string, string | number>>;
  bends: Record<string, object>;
  link: Record<string, any>;
  words: Record<string, any>;
  tables: Record<"observed" | "names", Row[]>;
  chart: Record<string, any>;
}

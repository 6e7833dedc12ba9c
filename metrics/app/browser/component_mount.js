/* A chart of the dashboard, and what is sent to it: see drawing.js and follow.js. */
const places = new Map();
const drawings = (globalThis.twofoldDrawings ??= new Map());

/* What was sent for a key, or a promise of it. */
const sent = (key) => {
  const all = (globalThis.twofoldSent ??= new Map());
  if (!all.has(key)) {
    let done;
    const come = new Promise((resolve) => (done = resolve));
    all.set(key, { come, done });
  }
  return all.get(key);
};

const script = (address) =>
  (globalThis.twofoldScript ??= new Promise((done, fail) => {
    const tag = document.createElement("script");
    tag.src = address;
    tag.addEventListener("load", done);
    tag.addEventListener("error", () => {
      globalThis.twofoldScript = undefined; // the next chart asks again
      fail(new Error(`the chart needs ${address}, which cannot be loaded; reload the page`));
    });
    document.head.append(tag);
  }));

const drawing = (address) => {
  if (!drawings.has(address)) {
    const asked = fetch(address).then((answer) => {
      if (!answer.ok)
        throw new Error(`the chart needs ${address}, got status ${answer.status}; reload the page`);
      return answer.json();
    });
    asked.catch(() => drawings.delete(address)); // the next chart asks again
    drawings.set(address, asked);
  }
  return drawings.get(address);
};

export default async ({ data, parentElement }) => {
  if (data instanceof Uint8Array) {
    const held = JSON.parse(new TextDecoder().decode(data));
    sent(held.key).done(held.facts);
    return () => {};
  }
  const facts = data.key ? sent(data.key).come : null;
  const [spec, known] = await Promise.all([drawing(data.drawing), facts, script(data.script)]);
  const end = () => {
    const mine = places.get(parentElement);
    places.delete(parentElement);
    mine?.chart.end();
    mine?.place.remove();
  };
  const key = `${data.drawing} ${data.key}`;
  if (places.get(parentElement)?.key !== key) {
    end();
    const place = parentElement.appendChild(document.createElement("div"));
    place.className = "twofold-drawing";
    place.setAttribute("role", "img");
    place.style.minHeight = `${data.plate.height}px`;
    const own = structuredClone(spec);
    const chart = known ? twofold.follow(place, own, known) : twofold.standing(place, own);
    places.set(parentElement, { key, place, chart });
  }
  places.get(parentElement).chart.take(data);
  return end;
};

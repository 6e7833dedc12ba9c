/* What the app sends to the doubling chart, and the chart itself: see follow.js. */
const places = new Map();

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
    tag.onload = done;
    tag.onerror = () => fail(new Error(`the chart needs ${address}, which cannot be loaded; reload the page`));
    document.head.append(tag);
  }));

export default async ({ data, parentElement }) => {
  if (data instanceof Uint8Array) {
    const held = JSON.parse(new TextDecoder().decode(data));
    sent(held.key).done(held);
    await script(held.script);
    return () => {};
  }
  const held = await sent(data.key).come;
  await script(held.script);
  const end = () => {
    const mine = places.get(parentElement);
    places.delete(parentElement);
    mine?.chart.end();
    mine?.place.remove();
  };
  if (places.get(parentElement)?.key !== data.key) {
    end();
    const place = parentElement.appendChild(document.createElement("div"));
    place.className = "twofold-drawing";
    place.setAttribute("role", "img");
    place.style.minHeight = `${data.plate.height}px`;
    places.set(parentElement, { key: data.key, place, chart: twofold.follow(place, held) });
  }
  places.get(parentElement).chart.take(data);
  return end;
};

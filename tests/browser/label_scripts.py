"""Scripts that a browser runs: labels of charts that are cut, shortened, or stand on each other."""

CUT = """
() => [...document.querySelectorAll('svg.marks')].flatMap(svg => {
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')]
    .filter(t => t.textContent.trim() && t.getAttribute('opacity') !== '0')
    .filter(t => {
      const box = t.getBoundingClientRect();
      return box.left < frame.left - 1 || box.right > frame.right + 1
          || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
    })
    .map(t => t.textContent);
})
"""
SHORTENED = """
() => [...document.querySelectorAll('svg.marks text')].map(t => t.textContent).filter(t => t.includes('…'))
"""
OVERLAPPING = """
() => [...document.querySelectorAll('svg.marks')].flatMap(svg => {
  const texts = [...svg.querySelectorAll('g.mark-text text')]
    .filter(t => t.textContent.trim() && !t.getAttribute('stroke'))
    .map(t => [t.textContent, t.getBoundingClientRect()]);
  return texts.flatMap(([one, a], at) => texts.slice(at + 1)
    .filter(([, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
                    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4)
    .map(([other]) => `${one} / ${other}`));
})
"""

// Contrast as WCAG 2.2 reckons it, of what axe leaves undecided or does not look at.
(() => {
  const CLEAR = [0, 0, 0, 0];

  function parse(colour) {
    const numbers = colour.match(/^rgba?\(([^)]*)\)$/)?.[1].split(/[ ,/]+/).map(Number);
    if (!numbers) return colour === "none" ? CLEAR : undefined;
    return [...numbers.slice(0, 3), numbers[3] ?? 1];
  }
  const over = ([r, g, b, a], below) => [r, g, b].map((part, at) => part * a + below[at] * (1 - a));
  function luminance(colour) {
    const [r, g, b] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  function ratio(one, two) {
    const [dark, light] = [luminance(one), luminance(two)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  // What is behind an element: the backgrounds of all that holds it, the page's own at the end.
  function ground(element) {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      layers.push(parse(getComputedStyle(at).backgroundColor));
    }
    return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255]);
  }
  function opacity(element) {
    let all = 1;
    for (let at = element; at; at = at.parentElement) all *= Number(getComputedStyle(at).opacity);
    return all;
  }
  function shown(colour, share, below) {
    const [r, g, b, a] = parse(colour) ?? CLEAR;
    return over([r, g, b, a * share], below);
  }
  const describe = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 80);

  function painted(element) {
    for (let at = element; at; at = at.parentElement) {
      if (getComputedStyle(at).backgroundImage !== "none") return true;
    }
    return false;
  }

  // The contrast of the words of an element; of words in a drawing, that of their fill. Of words on
  // a picture or a gradient nothing is known.
  function words(element) {
    if (painted(element)) return 0;
    const style = getComputedStyle(element);
    const svg = element.closest("svg");
    const below = ground(svg ? svg.parentElement : element);
    return ratio(shown(svg ? style.fill : style.color, opacity(element), below), below);
  }

  // A part is seen by its fill or by its stroke. A fill in the colour of the paper is a hole; any
  // other must stand out. Lines of the grid carry no meaning.
  function* charts() {
    const parts = "circle, ellipse, line, path, polygon, polyline, rect, text, tspan";
    for (const svg of document.querySelectorAll("main svg")) {
      const below = ground(svg.parentElement);
      for (const part of svg.querySelectorAll(parts)) {
        if (part.matches(".grid") || !part.checkVisibility()) continue;
        if (part.matches("text, tspan")) {
          const found = words(part);
          if (found < 4.5) yield `${describe(part)}: words ${found.toFixed(2)} < 4.5`;
          continue;
        }
        const style = getComputedStyle(part);
        const seen = [];
        for (const paint of ["fill", "stroke"]) {
          if (style[paint] === "none" || (paint === "stroke" && !parseFloat(style.strokeWidth))) continue;
          const share = opacity(part) * Number(style[`${paint}Opacity`]);
          const found = ratio(shown(style[paint], share, below), below);
          if (!parse(style[paint])) yield `${describe(part)}: ${paint} ${style[paint]} cannot be judged`;
          else if (found > 1.001) seen.push([paint, found]);
        }
        if (!seen.length) yield `${describe(part)}: nothing of it can be seen`;
        for (const [paint, found] of seen) {
          if (found < 3) yield `${describe(part)}: ${paint} ${found.toFixed(2)} < 3`;
        }
      }
    }
  }

  // The border of a field or a button tells where it is.
  function* controls() {
    for (const control of document.querySelectorAll("input, select, button")) {
      if (!control.checkVisibility()) continue;
      const below = ground(control.parentElement);
      const found = ratio(shown(getComputedStyle(control).borderTopColor, 1, below), below);
      if (found < 3) yield `${describe(control)}: border ${found.toFixed(2)} < 3`;
    }
  }

  window.contrast = { words, faint: () => [...charts(), ...controls()], ratio, ground, parse };
})();

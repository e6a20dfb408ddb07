// What a walk with the Tab key asks a page: its controls, and how the one with the focus looks.
(() => {
  const CONTROLS =
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [onclick], " +
    "[role=button], [role=link], [role=tab], [role=checkbox]";
  const controls = [...document.querySelectorAll(CONTROLS)].filter(
    (control) => control.checkVisibility({ visibilityProperty: true }) && !control.disabled,
  );
  const describe = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 80);

  // Whether nothing can be seen of what the window shows of an element.
  function covered(element) {
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const within = (from, to) => [0.1, 0.5, 0.9].map((share) => from + (to - from) * share);
    return !within(left, right).some((x) =>
      within(top, bottom).some((y) => {
        const above = document.elementFromPoint(x, y);
        return above && element.contains(above);
      }),
    );
  }

  function faults(element) {
    const style = getComputedStyle(element);
    const found = [];
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) {
      found.push("the focus is not shown");
    } else {
      const below = contrast.ground(element.parentElement);
      const seen = contrast.ratio(contrast.parse(style.outlineColor), below);
      if (seen < 3) found.push(`the ring of the focus is faint: ${seen.toFixed(2)}`);
    }
    if (covered(element)) found.push("has the focus and is out of sight");
    return found;
  }

  window.walk = {
    count: controls.length,
    // Where the focus is: the place among the controls, -1 outside of the page.
    at: () => {
      const element = document.activeElement;
      if (!element || element === document.body || element === document.documentElement) return [-1, []];
      return [controls.indexOf(element), faults(element).map((fault) => `${describe(element)}: ${fault}`)];
    },
    name: (at) => describe(controls[at] ?? document.activeElement),
  };
})();

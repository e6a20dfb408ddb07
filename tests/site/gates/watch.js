// Notes from the start of a page what its policy forbade and how far its parts moved.
(() => {
  const watched = { violations: [], shifts: [] };
  Object.defineProperty(window, "watched", { value: watched });
  document.addEventListener("securitypolicyviolation", (event) => {
    watched.violations.push(`${event.effectiveDirective} blocked ${event.blockedURI}`);
  });
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      const moved = sources.map(({ node }) => node?.nodeName.toLowerCase() ?? "?");
      watched.shifts.push(`${moved.join(", ")} moved: ${value.toFixed(4)}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
})();

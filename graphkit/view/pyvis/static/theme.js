"use strict";
// Colours: those of the style sheet's variables, in the light or the dark version that the reader's system asks for.

const Theme = (() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const colours = {};

  const family = (name) => Facts.families.get(name)[dark.matches ? "dark" : "light"];

  function read() {
    const style = getComputedStyle(document.documentElement);
    for (const name of ["paper", "ink", "line", "faint", "alarm", "accent", "edge-text"]) {
      colours[name] = style.getPropertyValue(`--${name}`).trim();
    }
    for (const name of Facts.families.keys()) {
      document.documentElement.style.setProperty(`--family-${name}`, family(name));
    }
  }

  read();
  return {
    colours,
    family,
    onChange(action) {
      dark.addEventListener("change", () => {
        read();
        action();
      });
    },
  };
})();

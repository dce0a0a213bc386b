// What the page's scripts keep to, beside types: no text becomes markup or code, nothing is left unused.
import js from "@eslint/js";

const MARKUP = ["innerHTML", "outerHTML", "insertAdjacentHTML", "write", "writeln", "srcdoc"];
const SENDERS = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "importScripts", "open"];

export default [
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2023, sourceType: "module" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-undef": "off", // the types know
      "no-control-regex": "off", // controls are what is taken out
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-var": "error",
      "prefer-const": "error",
      eqeqeq: "error",
      "no-unused-vars": ["error", { args: "after-used" }],
      "no-restricted-properties": ["error", ...MARKUP.map((property) => ({ property, message: "text goes in as text" }))],
      "no-restricted-globals": ["error", ...SENDERS.map((name) => ({ name, message: "the page asks nothing of a network" }))],
    },
  },
];

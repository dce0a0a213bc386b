// What the scripts keep to beside types: no text becomes markup or code, nothing is asked of a network, nothing is unused.

import js from "@eslint/js";

const MARKUP = ["innerHTML", "outerHTML", "insertAdjacentHTML", "write", "writeln", "srcdoc"];
const ASKING = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "importScripts"];

export default [
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2023, sourceType: "module" },
    rules: {
      "no-undef": "off", // tsc knows which names there are
      "no-control-regex": "off", // controls are looked for to be taken out
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "prefer-const": "error",
      "no-var": "error",
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-restricted-properties": ["error", ...MARKUP.map((property) => ({ property, message: "Text goes in as text." }))],
      "no-restricted-globals": ["error", ...ASKING.map((name) => ({ name, message: "The page asks nothing of a network." }))],
    },
  },
];

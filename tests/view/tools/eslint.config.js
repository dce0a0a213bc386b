// tsc knows which names there are, so `no-undef` is its business.

import js from "@eslint/js";

export default [
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2023, sourceType: "module" },
    rules: {
      "no-undef": "off",
      "no-control-regex": "off", // controls are looked for to be taken out
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "prefer-const": "error",
      "no-var": "error",
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Text enters the page through textContent only." },
        { property: "outerHTML", message: "Text enters the page through textContent only." },
        { property: "insertAdjacentHTML", message: "Text enters the page through textContent only." },
      ],
    },
  },
];

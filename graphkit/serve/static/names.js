// IRIs <-> prefixed names, and the pages that IRIs have here.

export const known = { prefixes: {}, terms: [], queries: {} };

export async function load() {
  const response = await fetch("/vocabulary");
  Object.assign(known, await response.json());
}

/** The IRI as a prefixed name where a known prefix fits, else as it is. */
export function compact(iri) {
  let best = "";
  for (const [prefix, namespace] of Object.entries(known.prefixes)) {
    const rest = iri.slice(namespace.length);
    if (iri.startsWith(namespace) && /^[A-Za-z0-9_][A-Za-z0-9_-]*$/.test(rest)) {
      if (!best || namespace.length > known.prefixes[best].length) best = prefix;
    }
  }
  return best ? `${best}:${iri.slice(known.prefixes[best].length)}` : iri;
}

/** The address of the page about a claim or an entity; null for anything else. */
export function pageOf(iri) {
  const name = compact(iri);
  if (/^id:c-[0-9a-f]+$/.test(name)) return `/claim?id=${name.slice(3)}`;
  if (/^wd:Q\d+$/.test(name) || /^id:[a-z0-9-]{2,}$/i.test(name) && !/^id:(a|d|s|p|m|o|run|j)-[0-9a-f]{8,}/.test(name)) {
    return `/entity?iri=${encodeURIComponent(name)}`;
  }
  return null;
}

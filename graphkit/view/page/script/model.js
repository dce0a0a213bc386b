// What the page holds, as objects: entities, claims, articles, passages. Read once, never changed.
// The columns come from graphkit/view/page/contents.py; texts are read after the first picture, they are most of the file.

/**
 * @typedef {{name: string, label: string, light: string, dark: string, outline: string}} Family
 * @typedef {{name: string, label: string, means: string, width: number, dashes: number[], tone: "line"|"faint"|"alarm",
 *   mark: string}} Status
 * @typedef {{name: string, label: string}} Kind A relation or a type of source: its name in the vocabulary, in words.
 * @typedef {{label: string, url: string}} Link
 */

/**
 * @typedef {object} Entity
 * @property {number} index
 * @property {string} iri
 * @property {string} label
 * @property {string} type in words
 * @property {Family} family
 * @property {string[]} aliases
 * @property {Link[]} links
 * @property {number} x as laid out; what a hand moved is in the view's `pinned`
 * @property {number} y
 * @property {number} community
 * @property {number} broker rank by betweenness, from 1; 0 for none
 * @property {boolean} first whether a large page opens with it; all are where a page opens with everything
 * @property {[number, number]|null} place latitude and longitude, degrees
 * @property {Claim[]} claims all that involve it
 */

/**
 * @typedef {object} Article
 * @property {number} index
 * @property {string} id
 * @property {string} title
 * @property {string} outlet
 * @property {string} published YYYY-MM-DD or ""
 * @property {string} url http(s) or ""
 * @property {number} origin articles of one number rest on one origin
 */

/**
 * @typedef {object} Filler
 * @property {string} role
 * @property {Entity|null} entity
 * @property {string} text as it reads
 */

/**
 * @typedef {object} Claim
 * @property {number} index
 * @property {string} id
 * @property {Kind} relation
 * @property {Status} status
 * @property {string} reason why it has this status
 * @property {string} label the words on its line
 * @property {string} summary the claim in words
 * @property {number} from first day of the event in days since 1970-01-01; NaN if undated
 * @property {number} until last day; the same as `from` for one day
 * @property {string} when the time in words, or ""
 * @property {boolean} lasting holds for more than a year, or without an end
 * @property {number} published first day of publication, in days; NaN if unknown
 * @property {number} republished last day of publication
 * @property {Filler[]} fillers
 * @property {[Entity, Entity][]} ends pairs between which it is drawn; none for a claim that is in the table only
 * @property {number} origins independent origins
 * @property {Article[]} articles
 * @property {Kind[]} sources types of source, each once
 * @property {Claim[]} opposes claims that cannot hold beside it
 * @property {number} weight how much it matters for what a large page opens with
 */

/**
 * @typedef {object} Passage
 * @property {Article} article
 * @property {[string, string][]} pieces text with what it is: "" plain, "trigger", or the role that it fills
 * @property {string[]} voices who passes it on, the outermost first, and last who said it; none for the article's voice
 * @property {string} source type of source in words
 * @property {string} certainty
 * @property {string} polarity
 * @property {string} mode
 * @property {boolean} superseded whether a newer version of the article is there
 */

/**
 * @typedef {object} Model
 * @property {string} title
 * @property {Family[]} families
 * @property {Status[]} statuses
 * @property {Kind[]} relations
 * @property {Kind[]} sources
 * @property {string[]} outlets
 * @property {Entity[]} entities
 * @property {Claim[]} claims
 * @property {Article[]} articles
 * @property {(claim: Claim) => Passage[]} passages waits for nothing: none until `texts` is done
 * @property {Promise<void>} texts done when passages can be read
 */

const DAY = 86_400_000;
const LASTING = 366; // days

/**
 * The contents of the page's two data blocks.
 * @param {Document} document
 * @returns {Promise<Model>}
 */
export async function readModel(document) {
  const graph = JSON.parse(await unpacked(document, "graph"));
  /** @type {unknown[][][]} */
  let texts = [];
  const model = modelOf(graph, (claim) => (texts[claim.index] || []).map((row) => passageOf(row, model)));
  model.texts = afterFirstPicture().then(async () => {
    texts = JSON.parse(await unpacked(document, "texts"));
  });
  return model;
}

/**
 * @param {any} graph the parsed block `graph`
 * @param {(claim: Claim) => Passage[]} passages
 * @returns {Model}
 */
export function modelOf(graph, passages) {
  const { families, statuses, relations, sources, outlets } = graph;
  /** @type {Article[]} */
  const articles = rows(graph.articles).map((row, index) => ({ ...row, index, outlet: outlets[row.outlet] }));
  /** @type {Entity[]} */
  const entities = rows(graph.entities).map((row, index) => ({ ...row, index, family: families[row.family], claims: [] }));
  /** @type {Claim[]} */
  const claims = rows(graph.claims).map((row, index) => {
    const days = row.articles.map((/** @type {number} */ at) => dayOf(articles[at].published)).filter(Number.isFinite);
    const [from, until] = [dayOf(row.from), dayOf(row.until)];
    return {
      ...row,
      index,
      relation: relations[row.relation],
      status: statuses[row.status],
      from,
      until: Number.isFinite(until) ? until : from,
      lasting: row.open || until - from > LASTING,
      published: days.length ? Math.min(...days) : NaN,
      republished: days.length ? Math.max(...days) : NaN,
      fillers: row.fillers.map((/** @type {[string, number, string]} */ [role, at, text]) => ({
        role,
        entity: at < 0 ? null : entities[at],
        text,
      })),
      ends: row.ends.map((/** @type {[number, number]} */ [source, target]) => [entities[source], entities[target]]),
      articles: row.articles.map((/** @type {number} */ at) => articles[at]),
      sources: row.sources.map((/** @type {number} */ at) => sources[at]),
      opposes: [],
    };
  });
  for (const claim of claims) {
    claim.opposes = graph.claims.opposes[claim.index].map((/** @type {number} */ at) => claims[at]);
    for (const entity of new Set(claim.fillers.flatMap((filler) => filler.entity || []))) entity.claims.push(claim);
  }
  const { title } = graph;
  return { title, families, statuses, relations, sources, outlets, entities, claims, articles, passages, texts: Promise.resolve() };
}

/**
 * A table of columns as a list of rows.
 * @param {Record<string, any[]>} columns
 * @returns {any[]}
 */
function rows(columns) {
  const names = Object.keys(columns);
  const length = names.length ? columns[names[0]].length : 0;
  return Array.from({ length }, (_, at) => Object.fromEntries(names.map((name) => [name, columns[name][at]])));
}

/**
 * @param {any[]} row
 * @param {Model} model
 * @returns {Passage}
 */
function passageOf([article, pieces, voices, source, certainty, polarity, mode, superseded], model) {
  return {
    article: model.articles[article],
    pieces,
    voices,
    source: model.sources[source].label,
    certainty,
    polarity,
    mode,
    superseded: Boolean(superseded),
  };
}

/**
 * Days since 1970-01-01 of the first day of an ISO date, which may lack day and month; NaN for "".
 * @param {string} date
 * @returns {number}
 */
export function dayOf(date) {
  return date ? Date.parse(`${date}${"-01-01".slice(0, 10 - date.length)}T00:00:00Z`) / DAY : NaN;
}

/**
 * @param {number} day days since 1970-01-01
 * @returns {string} YYYY-MM-DD
 */
export function isoOf(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** @returns {Promise<void>} */
function afterFirstPicture() {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/**
 * The text of a data block: base64 of gzip.
 * @param {Document} document
 * @param {string} id
 * @returns {Promise<string>}
 */
export async function unpacked(document, id) {
  const block = document.getElementById(id);
  if (!block) throw new Error(`no block ${id} in the page`);
  const bytes = Uint8Array.from(atob((block.textContent || "").trim()), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

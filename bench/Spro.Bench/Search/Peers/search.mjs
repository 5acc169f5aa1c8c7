// Reads {"titles": [[folded title, masculine form]], "queries": [text]} on standard input; writes, for each library, how
// long its index took and, for each query, the places of the first five titles and the time it took, in microseconds.
import { readFileSync } from "node:fs";
import MiniSearch from "minisearch";
import { create, insertMultiple, search } from "@orama/orama";

const { titles, queries } = JSON.parse(readFileSync(0, "utf8"));
const documents = titles.map(([title, typed], place) => ({ id: String(place), title, typed }));
const depth = 5;

function miniSearch() {
  const index = new MiniSearch({ fields: ["title", "typed"] });
  index.addAll(documents);
  return (text) => index.search(text, { prefix: true, fuzzy: 0.2 }).slice(0, depth).map((hit) => hit.id);
}

function orama() {
  const index = create({ schema: { title: "string", typed: "string" } });
  insertMultiple(index, documents, documents.length);
  return (text) => search(index, { term: text, tolerance: 1, limit: depth }).hits.map((hit) => hit.id);
}

const engines = [];
for (const [name, build] of [["MiniSearch", miniSearch], ["Orama", orama]]) {
  const before = performance.now();
  const find = build();
  const buildMilliseconds = performance.now() - before;
  for (const text of queries.slice(0, 300)) find(text);
  const answers = queries.map((text) => {
    const start = performance.now();
    const hits = find(text);
    return { hits: hits.map(Number), microseconds: 1000 * (performance.now() - start) };
  });
  engines.push({ name, buildMilliseconds, answers });
}
process.stdout.write(JSON.stringify(engines));

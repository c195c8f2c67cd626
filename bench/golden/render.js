// Prints items with citeproc-js: node render.js CITEPROC STYLES LOCALES < request > answer
// The request is {items, styles: {key: file}, locales: [name], list: [item]}, the answer one line per item,
// and one per style and locale for the list, if there is one.
const fs = require("fs");
const path = require("path");

const [, , citeproc, stylesFolder, localesFolder] = process.argv;
const CSL = require(path.resolve(citeproc));
const request = JSON.parse(fs.readFileSync(0, "utf8"));

// citeproc-js keeps the letter case of one item's language for the next, so a plain one goes between.
const plain = { id: "plain", type: "book", title: "the plain book", language: "en",
  editor: [{ family: "Plain", given: "P." }], issued: { "date-parts": [[2000]] } };
const list = request.list || [];
const items = new Map([...request.items, ...list, plain].map((item) => [item.id, item]));

const system = {
  retrieveItem: (id) => structuredClone(items.get(id)),
  retrieveLocale: (name) => {
    const file = path.join(localesFolder, `locales-${name}.xml`);
    return fs.existsSync(file) && fs.readFileSync(file, "utf8");
  },
};

function print(engine, id) {
  engine.updateItems([id]);
  const [, entries] = engine.makeBibliography();
  return (entries[0] || "")
    .replace(/<div class="csl-left-margin">.*?<\/div>/gs, "")
    .replace(/\s*<\/?div[^>]*>\s*/g, "");
}

// With numbers, and what stands in blocks told apart by spaces.
const spaced = (entry) => entry.replace(/(?:\s*<\/?div[^>]*>\s*)+/g, " ").trim();

function printList(engine, ids) {
  engine.updateItems(ids);
  const [about, entries] = engine.makeBibliography();
  // An item of which nothing is printed has an id, and no entry.
  const empty = new Set(about.bibliography_errors.map((error) => error.itemID));
  const printed = about.entry_ids.flat().filter((id) => !empty.has(id));
  if (printed.length !== entries.length) throw new Error(`${printed.length} ids, ${entries.length} entries`);
  return printed.map((id, place) => [id, spaced(entries[place])]);
}

const lists = [];
const citations = new Map(request.items.map((item) => [item.id, {}]));
for (const [key, file] of Object.entries(request.styles)) {
  const style = fs.readFileSync(path.join(stylesFolder, file), "utf8");
  for (const locale of request.locales) {
    const engine = new CSL.Engine(system, style, locale, true);
    for (const [id, printed] of citations) {
      print(engine, plain.id);
      const [[, numbered]] = list.length ? [...printList(engine, [id]), [id, ""]] : [[]];
      printed[`${key} ${locale}`] = list.length ? numbered : print(engine, id);
    }
    if (list.length) {
      const whole = new CSL.Engine(system, style, locale, true);
      lists.push({ style: `${key} ${locale}`, list: printList(whole, list.map((item) => item.id)) });
    }
  }
}
for (const [id, printed] of citations) {
  process.stdout.write(JSON.stringify({ id, printed }) + "\n");
}
for (const line of lists) {
  process.stdout.write(JSON.stringify(line) + "\n");
}

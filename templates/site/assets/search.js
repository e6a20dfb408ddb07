// The search page: asks the index that lies beside the site, and nobody else.
const root = new URL("../", import.meta.url);
const form = document.getElementById("search");
const list = document.getElementById("found");
const more = document.getElementById("more");
const status = form.querySelector("output");
const fields = [...form.querySelectorAll("select")];
const words = form.elements.namedItem("q");
const PAGE = 20;
const MOST = 5; // statements shown of one account
const BEFORE = 8; // words of an excerpt before the first that was found
const LENGTH = 40;
const OF_STATEMENTS = ["person", "topic", "statement"]; // filters that say something of a statement
let engine;
let results = [];
let shown = 0;
let asked = 0;

function start() {
  engine ??= (async () => {
    const found = await import(new URL("pagefind/pagefind.js", root).href);
    const basePath = new URL("pagefind/", root).pathname;
    // A worker is started by its address, which the policy of the site does not allow.
    await found.options({ basePath, baseUrl: root.pathname, noWorker: true });
    await found.init();
    return found;
  })();
  return engine;
}

// The statements of a readout: where their words stand in it, and what they can be filtered by. An
// id of the index is "s3/0/2,5/1": numbers of the readout's kinds, people and topics.
function places({ anchors, filters, raw_content: text, locations }) {
  const words = text.split(/\s+/);
  const hits = new Set(locations);
  const ordered = [...anchors].sort((a, b) => a.location - b.location);
  return ordered.map((anchor, index) => {
    const [id, ...lists] = anchor.id.split("/");
    const own = ["statement", "person", "topic"].map((name, at) =>
      [name, lists[at].split(",").filter(Boolean).map((number) => filters[name][number])]);
    const end = ordered[index + 1]?.location ?? words.length;
    const found = [...hits].filter((at) => at >= anchor.location && at < end).length;
    return { id, own: Object.fromEntries(own), start: anchor.location, end, found, words, hits };
  });
}

function excerpt({ words, start, end, hits }) {
  const line = document.createElement("span");
  const first = Math.max(start, Math.min(...[...hits].filter((at) => at >= start), end) - BEFORE);
  const last = Math.min(end, first + LENGTH);
  if (first > start) line.append("… ");
  for (let at = first; at < last; at++) {
    if (at > first) line.append(" ");
    const plain = words[at].replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
    if (hits.has(at)) {
      const mark = document.createElement("mark");
      mark.textContent = plain;
      line.append(mark);
    } else line.append(plain);
  }
  if (last < end) line.append(" …");
  return line;
}

// The statements that meet every filter and hold a word that was searched, the fullest first.
function statements(data, filters, query) {
  const wanted = OF_STATEMENTS.filter((name) => filters[name]);
  if (!query && !wanted.length) return [];
  return places(data)
    .filter((place) => (!query || place.found) &&
      wanted.every((name) => place.own[name].includes(filters[name])))
    .sort((a, b) => b.found - a.found || a.start - b.start);
}

function leading(address, text) {
  const link = document.createElement("a");
  link.href = address;
  link.textContent = text;
  return link;
}

function row(data, filters, query) {
  const item = document.createElement("li");
  const note = document.createElement("p");
  note.className = "meta";
  note.textContent = data.meta.note;
  item.append(leading(data.url, data.meta.title), note);
  const found = statements(data, filters, query);
  const lines = document.createElement("ul");
  for (const place of found.slice(0, MOST)) {
    const line = document.createElement("li");
    line.append(leading(`${data.url}#${place.id}`, place.own.statement[0]), " ", excerpt(place));
    lines.append(line);
  }
  if (found.length > MOST) {
    const line = document.createElement("li");
    line.append(leading(data.url, `${found.length - MOST} more in this account`));
    lines.append(line);
  }
  if (found.length) item.append(lines);
  return item;
}

async function show(turn) {
  const next = await Promise.all(results.slice(shown, shown + PAGE).map((item) => item.data()));
  if (turn !== asked) return;
  list.append(...next.map((data) => row(data, chosen(), words.value.trim())));
  shown += next.length;
  more.hidden = shown >= results.length;
}

function chosen() {
  return Object.fromEntries(fields.filter((f) => f.value).map((f) => [f.name, f.value]));
}

async function ask() {
  const turn = ++asked;
  const filters = chosen();
  const query = new URLSearchParams(filters);
  if (words.value.trim()) query.set("q", words.value.trim());
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
  if (!query.size) {
    list.replaceChildren();
    more.hidden = true;
    status.textContent = "";
    return;
  }
  try {
    const search = await start();
    const sort = words.value.trim() ? undefined : { date: "desc" };
    const found = await search.search(words.value.trim() || null, { filters, sort });
    if (turn !== asked) return;
    results = found.results;
    shown = 0;
    list.replaceChildren();
    status.textContent = results.length === 1 ? "1 account" : `${results.length.toLocaleString("en")} accounts`;
    await show(turn);
  } catch (error) {
    status.textContent = "The index could not be read: the site must be opened from a server.";
    console.error(error);
  }
}

for (const [name, value] of new URLSearchParams(location.search)) {
  const field = form.elements.namedItem(name);
  if (field) field.value = value;
}
form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
form.addEventListener("change", ask);
more.addEventListener("click", () => show(asked));
ask();

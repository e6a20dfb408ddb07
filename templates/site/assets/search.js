// The search page: asks the index that lies beside the site, and nobody else.
const root = new URL("../", import.meta.url);
const form = document.getElementById("search");
const list = document.getElementById("found");
const more = document.getElementById("more");
const status = form.querySelector("output");
const fields = [...form.querySelectorAll("select")];
const words = form.elements.namedItem("q");
const PAGE = 20;
let engine;
let results = [];
let shown = 0;
let asked = 0;

function start() {
  engine ??= (async () => {
    const found = await import(new URL("pagefind/pagefind.js", root).href);
    const basePath = new URL("pagefind/", root).pathname;
    // A worker is started by its address, which the policy of the site does not allow.
    await found.options({ basePath, baseUrl: root.pathname, noWorker: true, excerptLength: 40 });
    await found.init();
    return found;
  })();
  return engine;
}

// An excerpt is escaped text in which found words stand in mark elements.
function excerpt(text) {
  const line = document.createElement("p");
  text.split(/<\/?mark>/).forEach((piece, index) => {
    const plain = piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
    if (index % 2) {
      const mark = document.createElement("mark");
      mark.textContent = plain;
      line.append(mark);
    } else line.append(plain);
  });
  return line;
}

function row({ url, meta, excerpt: text }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const note = document.createElement("p");
  link.href = url;
  link.textContent = meta.title;
  note.className = "meta";
  note.textContent = meta.note;
  item.append(link, excerpt(text), note);
  return item;
}

async function show(turn) {
  const next = await Promise.all(results.slice(shown, shown + PAGE).map((item) => item.data()));
  if (turn !== asked) return;
  list.append(...next.map(row));
  shown += next.length;
  more.hidden = shown >= results.length;
}

async function ask() {
  const turn = ++asked;
  const filters = Object.fromEntries(fields.filter((f) => f.value).map((f) => [f.name, f.value]));
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
    status.textContent = results.length === 1 ? "1 result" : `${results.length} results`;
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

// Load the page again when what it shows was renewed; keep its place and what was opened in it.
const { at, have } = document.currentScript.dataset;
const key = `memcon ${location.pathname}`;
const stopped = document.getElementById("stopped");
let source;

function reload() {
  const open = [...document.querySelectorAll("details[id][open]")].map((item) => item.id);
  sessionStorage.setItem(key, JSON.stringify({ open, x: scrollX, y: scrollY }));
  location.reload();
}

function restore() {
  const kept = JSON.parse(sessionStorage.getItem(key));
  sessionStorage.removeItem(key);
  if (!kept) return;
  for (const id of kept.open) {
    const item = document.getElementById(id);
    if (item) item.open = true;
  }
  scrollTo(kept.x, kept.y);
}

// A page that nobody sees holds no connection: a browser gives a server six of them.
function listen() {
  source?.close();
  if (document.hidden) return;
  source = new EventSource(`/-/events?${new URLSearchParams({ at, have })}`);
  source.addEventListener("renewed", reload);
  source.addEventListener("open", () => { stopped.hidden = true; });
  source.addEventListener("error", () => { stopped.hidden = false; });
}

restore();
listen();
document.addEventListener("visibilitychange", listen);
addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
addEventListener("pagehide", () => source?.close());

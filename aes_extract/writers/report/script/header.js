// The page's head: what it holds, its parts, the theme.

const stored = {
  get(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch {
      /* a page opened from a file may have no store */
    }
  },
};

function drawTools() {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const toggle = el(
    "button",
    {
      type: "button",
      class: "chip",
      on: {
        click: () => {
          const dark = toggle.getAttribute("aria-pressed") !== "true";
          stored.set("aes-extract-theme", dark ? "dark" : "light");
          apply();
        },
      },
    },
    ui.dark,
  );
  const apply = () => {
    const chosen = stored.get("aes-extract-theme");
    const dark = chosen ? chosen === "dark" : system.matches;
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    toggle.setAttribute("aria-pressed", String(dark));
  };
  system.addEventListener("change", apply);
  apply();
  put(
    byId("tools"),
    toggle,
    el("button", { type: "button", class: "chip", on: { click: () => window.print() } }, ui.print),
  );
}

function drawHeader() {
  const shared = stories.filter((story) => story.articles.length > 1).length;
  byId("tally").textContent = [
    counted(ui.articles_n, articles.length),
    counted(ui.events_n, stories.length),
    shared && counted(ui.shared_n, shared),
  ]
    .filter(Boolean)
    .join(" · ");
  put(
    byId("sections"),
    ...["timeline", "map", "network", "events", "articles"].map((id) =>
      el("a", { href: `#${id}`, on: { click: (event) => goTo(event, id) } }, ui[id]),
    ),
  );
  document.querySelector(".skip").addEventListener("click", (event) => goTo(event, "events"));
}

// The fragment holds the filters, so links within the page move without touching it.
function goTo(event, id) {
  event.preventDefault();
  byId(id).scrollIntoView();
  byId(id).focus({ preventScroll: true });
}

function heading(id, hint) {
  return [el("h2", { id: `${id}-title` }, ui[id]), hint && el("p", { class: "hint" }, hint)];
}

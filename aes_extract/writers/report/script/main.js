// Draw everything, and again whenever the filters, the URL or the width change.

// Where focus was on something that is drawn anew, it goes to what has the same name there, or to its section.
function keepingFocus(draw) {
  const had = document.activeElement;
  const home = had?.closest("section[id]");
  const name = (one) => one.getAttribute("aria-label") ?? one.textContent;
  const wanted = home && name(had);
  draw();
  if (!home || had.isConnected) return;
  const same = [...home.querySelectorAll("button, [role=button], summary")].find((one) => name(one) === wanted);
  (same ?? home).focus({ preventScroll: true });
}

redraw = () => keepingFocus(drawAll);

function drawAll() {
  const matching = stories.filter(matcher());
  const shown = shownArticles(matching);
  syncFilters();
  drawStatus(matching, shown);
  drawTimeline(matching);
  drawMap();
  drawNetwork(matching);
  drawEvents(matching);
  drawArticles(shown);
  markFoundSoon();
}

function followHash() {
  state = readHash(location.hash);
  redraw();
  const story = stories.find((one) => one.id === state.event);
  if (story && matcher()(story)) showStory(story);
}

// On paper all that the filters leave is printed: the whole list, and every article opened.
function preparePrint() {
  for (const more of document.querySelectorAll("#events > .more, #articles > .more")) more.showAll();
  for (const article of shownArticles(stories.filter(matcher()))) {
    const node = articleNode(article);
    fillArticle(node, article);
    node.dataset.was = node.open ? "open" : "";
    node.open = true;
  }
}

function afterPrint() {
  for (const node of articleNodes.values())
    if (node.dataset.was !== undefined) {
      node.open = node.dataset.was === "open";
      delete node.dataset.was;
    }
}

byId("main").hidden = document.querySelector(".skip").hidden = false;
drawTools();
drawHeader();
drawFilters();
followHash();
if (articles.length && articles.length <= 12) articleNode(articles[0]).open = true;

addEventListener("hashchange", followHash);
addEventListener("beforeprint", preparePrint);
addEventListener("afterprint", afterPrint);
let width = innerWidth,
  waiting;
addEventListener("resize", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (innerWidth === width) return;
    width = innerWidth;
    const matching = stories.filter(matcher());
    drawTimeline(matching);
    drawMap();
  }, 120);
});

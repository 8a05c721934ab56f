// Draw everything, and again whenever the filters, the URL or the width change.

redraw = () => {
  const matching = stories.filter(matcher());
  const shown = shownArticles(matching);
  syncFilters();
  drawStatus(matching, shown);
  drawTimeline(matching);
  drawMap();
  drawNetwork(matching);
  drawEvents(matching);
  drawArticles(shown);
};

function followHash() {
  state = readHash(location.hash);
  redraw();
  const story = stories.find((one) => one.id === state.event);
  if (story && matcher()(story)) showStory(story);
}

// On paper every article is printed, opened, and nothing is filtered away that the screen shows.
function preparePrint() {
  for (const article of shownArticles(stories.filter(matcher()))) {
    const node = articleNode(article);
    if (!node.isConnected) byId("articles").querySelector(".article-list").append(node);
    fillArticle(node, article);
    node.dataset.was = node.open ? "open" : "";
    node.open = true;
  }
}

function afterPrint() {
  for (const node of articleNodes.values()) if (node.dataset.was !== undefined) {
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
let width = innerWidth, waiting;
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

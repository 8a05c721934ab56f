// The words of a search, marked in the passages and texts that are open, where the browser can mark without markup.

// Once before the next picture, however many texts are opened until then.
function markFoundSoon() {
  if (!markFoundSoon.waits) requestAnimationFrame(markFound);
  markFoundSoon.waits = true;
}

function markFound() {
  markFoundSoon.waits = false;
  const highlights = globalThis.CSS?.highlights;
  if (!highlights) return;
  highlights.delete("found");
  const parts = fold(state.q).split(/\s+/).filter(Boolean);
  if (!parts.length) return;
  const ranges = [...document.querySelectorAll(".reader .text, .event blockquote")].flatMap((node) =>
    textNodes(node).flatMap((text) => parts.flatMap((part) => rangesOf(part, text))),
  );
  highlights.set("found", new Highlight(...ranges));
}

function textNodes(node) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

// Folding changes lengths (« œ », « ﬁ »), so it is done letter by letter, and each folded letter knows where it came from.
function rangesOf(part, node) {
  let folded = "";
  const from = [];
  let at = 0;
  for (const letter of node.data) {
    const plain = fold(letter);
    folded += plain;
    for (let n = 0; n < plain.length; n++) from.push([at, at + letter.length]);
    at += letter.length;
  }
  const found = [];
  for (let place = folded.indexOf(part); place >= 0; place = folded.indexOf(part, place + part.length)) {
    const range = new Range();
    range.setStart(node, from[place][0]);
    range.setEnd(node, from[place + part.length - 1][1]);
    found.push(range);
  }
  return found;
}

// The data, with the numbers of its tables replaced by what they stand for.

const data = JSON.parse(byId("data").textContent);
const words = data.words;
const ui = words.ui;
// What a link or an article names is looked up in the tables alone, never in what every object inherits.
for (const table of [data.countries, data.dates, ...Object.values(words)]) Object.setPrototypeOf(table, null);

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (slot, name) => values[name] ?? slot);
const counted = (forms, n) => fill(forms[(data.lang === "fr" ? n < 2 : n === 1) ? 0 : 1], { n: number(n) });
const number = (n) => n.toLocaleString(data.lang);
const capital = (text) => text.charAt(0).toLocaleUpperCase(data.lang) + text.slice(1);
const collator = new Intl.Collator(data.lang);

// Lower case without accents, for searching.
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/’/g, "'").toLowerCase();

const countryName = (code) => data.countries[code] ?? code;
const typeLabel = (type) => words.types[type] ?? type;
const eventLabel = (event) =>
  event.subtype ? (words.subtypes[`${event.type}/${event.subtype}`] ?? event.subtype) : typeLabel(event.type);
const familyOf = (type) => words.family[type] ?? "other";

const actors = data.actors.map(([name, kind, countries], index) => ({ index, name, kind, countries }));
const places = data.places.map(([name, country, lat, lon], index) => ({ index, name, country, lat, lon }));
const dateOf = (value) => {
  if (value === undefined) return null;
  const [label, first, last] = data.dates[value];
  return { value, label, first, last };
};

function decoded(event) {
  const who = (event.who ?? []).map(([role, actor]) => ({ role, actor: actors[actor] }));
  const place = event.place === undefined ? null : places[event.place];
  const countries = new Set([place?.country, ...who.flatMap(({ actor }) => actor.countries)].filter(Boolean));
  return { ...event, who, place, countries, family: familyOf(event.type), date: dateOf(event.date) };
}

const articles = data.articles.map((article, index) => ({
  ...article,
  index,
  zones: article.zones ?? [],
  entities: article.entities ?? [],
  relations: article.relations ?? [],
  published: dateOf(article.published),
  events: (article.events ?? []).map((event, place) => ({ ...decoded(event), article: index, number: place + 1 })),
}));

// The unit of every view: an event of the world, told by one article or by several.
const stories = data.stories.map((story, index) => {
  const members = story.members.map(([article, event]) => articles[article].events[event]);
  const told = story.members.length > 1 ? decoded(story) : members[0];
  const made = { ...told, index, id: story.id, members, articles: [...new Set(members.map((event) => event.article))] };
  made.hedged = members.some((event) => event.hedged);
  made.conflicts = story.conflicts ?? [];
  made.values = (story.values ?? []).map(([field, value, from]) => ({
    field,
    value,
    members: from.map(([article, event]) => articles[article].events[event]),
  }));
  for (const event of members) event.story = made;
  return made;
});

const passages = (article, ranges = []) => {
  const found = [];
  for (let at = 0; at < ranges.length; at += 2) found.push(articles[article].text.slice(ranges[at], ranges[at + 1]));
  return found;
};

// All that can be searched in an event, and in an article, folded when it is first needed.
function wordsOfStory(story) {
  story.words ??= fold(
    [
      eventLabel(story),
      typeLabel(story.type),
      story.title,
      story.object,
      story.place?.name,
      story.date?.label,
      story.date?.value,
      ...[...story.countries].map(countryName),
      ...story.who.map(({ actor }) => actor.name),
      ...story.members.flatMap((event) => [
        articles[event.article].title,
        articles[event.article].id,
        event.object,
        event.source,
        ...passages(event.article, event.evidence),
      ]),
    ]
      .filter(Boolean)
      .join("\n"),
  );
  return story.words;
}

function wordsOfArticle(article) {
  article.words ??= fold([article.title, article.id, article.text, ...(article.by ?? [])].join("\n"));
  return article.words;
}

function placeLabel(place) {
  const country = place.country ? countryName(place.country) : "";
  return country && country !== place.name ? `${place.name}, ${country}` : place.name;
}

// « Assimi Goïta, Sadio Camara », with countries behind groups.
function actorLabel(actor) {
  const codes = actor.kind === "place" ? [] : actor.countries;
  return codes.length ? `${actor.name} (${codes.map(countryName).join(", ")})` : actor.name;
}

// What a form proposes before anything is chosen: a question's own example where this dataset knows it, else what the dataset says most of.

/** May a thing of this class stand where a parameter of this type is asked for? */
export const takes = (type, kind) => type === kind || type === "thing" || (type === "Organisation" && kind === "Municipality") || (type === "Actor" && ["Municipality", "Organisation"].includes(kind))
  || (type === "actor" && ["Municipality", "Organisation", "Programme"].includes(kind)); // who takes part, or pays

/** The example of a parameter: one that is about something here. */
export function exampleFor(page, { type, example }) {
  const { dataset } = page;
  const fitting = dataset.things.map((_, at) => at).filter((at) => takes(type, dataset.things[at].class) && isSaidOf(dataset, at));
  if (!fitting.length || fitting.some((at) => isCalled(dataset.things[at], example))) return example;
  const weight = (at) => dataset.things[at].facts.length + (dataset.incoming.get(at)?.length ?? 0);
  return callFor(page, fitting.reduce((best, at) => (weight(at) > weight(best) ? at : best)));
}

/** A thing as a form takes it: by its name where that is of no other, else by its path. */
export function callFor({ dataset, name }, thing) {
  const bearers = dataset.things.filter(({ names }) => Object.values(names).includes(name(thing))).length;
  return bearers === 1 ? name(thing) : (dataset.things[thing].iri.split("/id/")[1] ?? dataset.things[thing].iri);
}

const isSaidOf = ({ things, classes }, at) => !classes[things[at].class]?.inline && !things[at].color && things[at].facts.length > 0;

const isCalled = ({ iri, names, others }, text) => Object.values(names).includes(text) || others.some((other) => other.text === text) || iri.endsWith(`/${text}`);

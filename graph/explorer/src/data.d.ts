/**
 * What Python hands to the page: one JSON object, written by vanort.explorer.data and read by src/dataset.js.
 *
 * Things, claims and documents are named by their place in their list (ThingIndex and so on), never by IRI, so that
 * the file stays small. Every string is text: no part of the page ever reads one as HTML.
 */

export type Language = string;
/** One text in several languages; "" is the language of names that have none. */
export type Text = Record<Language, string>;
export type ThingIndex = number;
export type ClaimIndex = number;
export type DocumentIndex = number;

export interface Dataset {
  title: Text;
  /** The newest day on which a document was published or retrieved, or something decided; empty where none is said. */
  newest: string;
  /** What stands above every view; empty where the page says it of each view by itself. */
  summary: Text;
  /** Who publishes the page; each part may be empty. */
  owner: Owner;
  /** The numbers that introduce the network, as the report has them. */
  figures: { value: number; label: Text }[];
  options: Options;
  classes: Record<string, ClassStyle>;
  properties: Record<string, PropertyWords>;
  facets: Facet[];
  things: Thing[];
  claims: Claim[];
  documents: SourceDocument[];
  views: View[];
  tour: TourStep[];
  /** Names of the questions that stand first, by the class of what is open ("" for nothing), and all of them in groups. */
  asking: { first: Record<string, string[]>; groups: { label: Text; questions: string[] }[] };
  /** Prefixes for the editor and for shortening IRIs. */
  prefixes: Record<string, string>;
}

export interface Owner {
  /** A data URI. */
  logo: string;
  /** The colour of buttons and choices, by theme. */
  colors: { light?: string; dark?: string };
  contact: Text;
  /** Who answers for the page: with it, the page has an accessibility statement. */
  responsible: string;
  /** The day on which its accessibility was last assessed. */
  assessed: string;
  /** Months from which on a source is said to be old; 0: never. */
  oldest: number;
}

/** Country outlines, a block of its own: rings as x, y, x, y … in the coordinates of the map's nodes. */
export type Outlines = number[][];
/** The catalogue, a block of its own. */
export type Questions = Question[];

export interface Options {
  contacts: boolean;
  /** Where questions are asked: in the file itself, at a SPARQL endpoint, or nowhere. */
  engine: "inside" | "endpoint" | "none";
  endpoint?: string;
  /** The graphs that make up the default graph of every question. */
  defaultGraphs: string[];
  /** Titles of imports that are too large for the page. */
  leftOut: string[];
  /** What only editors see, and is not in the dataset of this page. */
  forEditors: ("notes" | "denied" | "planned" | "confidence" | "review" | "places")[];
  /** What is told only as over or planned, or denied, as N-Quads, and which parts of it only editors see; of a page that answers by itself. */
  otherwise: { told?: Record<"past" | "planned" | "negated", string>; held?: ("denied" | "planned")[] };
}

export type Shape = "circle" | "square" | "diamond" | "hexagon" | "triangle" | "pentagon" | "star" | "tile" | "cross";

export interface ClassStyle {
  /** Empty for what is no class of the ontology (goals, concepts). */
  iri: string;
  label: Text;
  plural: Text;
  definition: Text;
  shape: Shape;
  light: string;
  dark: string;
  /** Shown within the details of the thing it belongs to, never on its own. */
  inline: boolean;
  /** Properties that a reader expects: where none is there the page says "not stated". */
  expected: string[];
}

export interface PropertyWords {
  iri: string;
  label: Text;
  inverse: Text;
  definition: Text;
  /** Place in the details panel. */
  order: number;
  /** At most one value is true: several are a disagreement of the sources. */
  single: boolean;
}

export interface Facet {
  id: string;
  label: Text;
  /** For each thing that has any: the things it can be filtered by. */
  values: Record<ThingIndex, ThingIndex[]>;
}

export interface Thing {
  iri: string;
  class: string;
  names: Text;
  /** Other names, with the property that gives them: former names, names in other languages. */
  others: { text: string; language: Language; property: string }[];
  facts: Fact[];
  /** Goals carry their number and their own colour. */
  code?: string;
  color?: string;
  start?: number;
  end?: number;
}

export interface Fact {
  property: string;
  /** A thing, or a literal. */
  thing?: ThingIndex;
  value?: string;
  language?: Language;
  datatype?: string;
  claims: ClaimIndex[];
  /** True where the view holds it; false where a source says it and the view does not follow. */
  held: boolean;
}

export interface Claim {
  document: DocumentIndex;
  quote: string;
  prefix: string;
  suffix: string;
  section: string;
  /** Null where it is only for editors. */
  confidence: number | null;
  modality: string;
  review: string;
  /** claims/FILE.yaml:LINE, where a wrong one is corrected. */
  place: string;
}

export interface SourceDocument {
  iri: string;
  title: string;
  publisher: string;
  address: string;
  date: string;
  language: Language;
}

export interface View {
  id: string;
  label: Text;
  summary: Text;
  kind: "network" | "map" | "layers" | "rows" | "timeline";
  nodes: ViewNode[];
  /** Of a map: what nothing places, listed by name. */
  unplaced?: ThingIndex[];
  edges: ViewEdge[];
  /** Groups found in the network, each the places of its nodes in `nodes`. */
  groups: number[][];
  /** Of a network with many things: those without which two large parts fall apart, by their places in `nodes`. */
  joining?: number[];
  /** Of a large network or map: the circles that it is folded into, each after the one that it lies in. */
  folds?: Fold[];
  /** Of a map: the countries that hold anything, with their middles. */
  countries?: { x: number; y: number; label: Text }[];
  /** Of a chart: what heads the section of those that nothing places. */
  apart?: Text;
}

/** A circle of things, or of further circles, which is drawn as one thing until it is opened. */
export interface Fold {
  /** The place of the circle that it lies in; null for those beside each other in the whole. */
  parent: number | null;
  /** Of what belongs to no group, kept together by name. */
  rest: boolean;
  x: number;
  y: number;
  radius: number;
  /** Places in `nodes`; none where it holds circles. */
  members: number[];
  /** Of a country on a map. */
  label?: Text;
}

export interface ViewNode {
  thing: ThingIndex;
  /** In a network and on a map the place; in layers the column; in rows 1 for what heads a row, 0 for a cell. */
  x: number;
  /** In a network and on a map the place; in all others the order. */
  y: number;
  size: number;
  /** A project of many, drawn in the middle of those who share it. */
  hub?: boolean;
  /** True where the place on the map is only that of the region or country, or goes by the name alone. */
  approximate?: boolean;
}

export interface ViewEdge {
  source: number;
  target: number;
  strands: Strand[];
}

/** One of the parallel links between two nodes. */
export interface Strand {
  label: Text;
  /** The project or partnership through which the two are linked. */
  via: ThingIndex | null;
  from: number | null;
  to: number | null;
  /** Only suggested by the wording of a source. */
  suggested?: boolean;
}

export interface TourStep {
  title: Text;
  text: Text;
  view?: string;
  focus?: ThingIndex;
  filter?: Record<string, ThingIndex[]>;
  year?: number;
  /** A few words that stand at the focus. */
  annotation?: Text;
  /** For the presenter; only in a page that was made with them. */
  notes?: Text;
}

export interface Question {
  name: string;
  id: string;
  summary: Text;
  /** What a row means; in no language where the question speaks for itself. */
  answer: Text;
  /** What it means that there is no row; in no language where nothing is stated then. */
  none: Text;
  query: string;
  parameters: QuestionParameter[];
}

export interface QuestionParameter {
  name: string;
  type: string;
  example: string;
  /** May stay empty: the question then asks about any. */
  optional: boolean;
}

// SPARQL as text: values put into catalogue questions, prefixes added, the form of a query told.

/** Put values into the one-row VALUES blocks of a question; a value is a term as SPARQL writes it. */
export function bind(question, values, language) {
  let { query } = question;
  for (const { name, type } of question.parameters) {
    const term = type === "language" ? literal(language) : values[name];
    if (term === undefined) continue;
    query = query.replace(new RegExp(`VALUES\\s*\\?${name}\\s*\\{[^{}]*\\}`, "g"), () => `VALUES ?${name} { ${term} }`);
  }
  return query;
}

/** Write text as a SPARQL string without braces, so that no text is taken for a VALUES block (https://www.w3.org/TR/sparql11-query/#rSTRING_LITERAL2). */
export function literal(text) {
  const escapes = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "{": "\\u007B", "}": "\\u007D" };
  return `"${text.replace(/[\\"\n\r\t{}]/g, (letter) => escapes[letter])}"`;
}

/** Write an IRI, or undefined where it holds what no IRI may. */
export function iri(text) {
  return /[<>"{}|^`\\\s]/.test(text) ? undefined : `<${text}>`;
}

/** The query without comments, strings and IRIs, in which words can be looked for. */
function bare(query) {
  return query.replace(/<[^<>"{}|^`\\\s]*>|"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#[^\n]*/g, " ");
}

/** SELECT, ASK, CONSTRUCT or DESCRIBE; undefined for what is none of them. */
export function formOf(query) {
  return /\b(select|ask|construct|describe)\b/i.exec(bare(query))?.[1].toLowerCase();
}

/** Declare the known prefixes that a query uses without declaring them. */
export function withPrefixes(query, prefixes) {
  const text = bare(query);
  const declared = new Set([...text.matchAll(/\bprefix\s+([\w-]*):/gi)].map(([, prefix]) => prefix));
  const used = new Set([...text.matchAll(/(?<![\w?$-])([a-zA-Z][\w-]*):(?!\/\/)/g)].map(([, prefix]) => prefix));
  const missing = [...used].filter((prefix) => prefixes[prefix] && !declared.has(prefix));
  return missing.map((prefix) => `PREFIX ${prefix}: <${prefixes[prefix]}>\n`).join("") + query;
}

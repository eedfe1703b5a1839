// Arithmetic from left to right. The engine (oxigraph 0.5.11, the newest for pages) computes 10 - 1 - 5 as 10 - (1 - 5);
// brackets say what SPARQL means (https://www.w3.org/TR/sparql11-query/#rAdditiveExpression). To go when a newer engine is there.

const TOKEN =
  /(?<space>\s+|#[^\n]*)|(?<string>"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(?<term><[^<>"{}|^`\\\s]*>|[?$][\p{L}\p{N}_]+|(?:[\p{L}][\p{L}\p{N}_.-]*)?:[\p{L}\p{N}_.:%-]*|@[\w-]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<word>[\p{L}_][\p{L}\p{N}_]*)|(?<sign>\^\^|[\s\S])/gu;
const TRUTH = /^(?:true|false)$/i;
const SUM = "+-";
const PRODUCT = "*/";

/** Put brackets around all but the last step of each sum and product of several steps, in expressions: paths stay as they are. */
export function fromLeft(query) {
  const parts = [];
  const put = (at, sign) => (parts[at] = sign + parts[at]);
  const levels = [{ expression: false }];
  let before = ""; // what the last token was: "operand", "word", or its sign
  let typed = false; // a datatype follows
  for (const { 0: text, groups } of query.matchAll(TOKEN)) {
    parts.push(text);
    if (groups.space) continue;
    const level = levels.at(-1);
    const at = parts.length - 1;
    const begin = (start = at) => {
      level.sum ??= { start, steps: 0 };
      level.product ??= { start, steps: 0 };
    };
    const end = () => Object.assign(level, { sum: undefined, product: undefined });
    if (before === "word" && text !== "(") end(); // AS, IN, NOT: no name of a function
    if (groups.term || groups.string || TRUTH.test(text)) {
      if (!typed && !text.startsWith("@")) begin();
      [typed, before] = [false, "operand"];
    } else if (groups.word) {
      [before, level.called] = ["word", at];
    } else if (text === "(") {
      if (before !== "operand") begin(before === "word" ? level.called : at);
      levels.push({ expression: level.expression || before === "word" });
      before = text;
    } else if (text === "{" || text === "[") {
      levels.push({ expression: false });
      before = text;
    } else if (")}]".includes(text)) {
      if (levels.length > 1) levels.pop();
      before = text === ")" ? "operand" : text;
    } else if (text === "^^") {
      typed = true;
    } else if ((SUM + PRODUCT).includes(text) && before === "operand" && level.expression) {
      const chain = SUM.includes(text) ? level.sum : level.product;
      if (chain?.steps) {
        put(chain.start, "(");
        put(at, ")");
      }
      if (chain) chain.steps += 1;
      if (SUM.includes(text)) level.product = undefined;
      before = text;
    } else {
      const signed = SUM.includes(text) && (SUM + PRODUCT).includes(before); // "3 - -2": the sign belongs to the number
      if (!signed) end();
      if (SUM.includes(text) || text === "!") begin();
      before = text;
    }
  }
  return parts.join("");
}

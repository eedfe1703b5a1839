// Draw the nodes and edges of the data block with vis-network; titles are text nodes, never HTML.
const data = JSON.parse(document.getElementById("data").textContent);
const asText = (text) => {
  const element = document.createElement("div");
  element.textContent = text;
  return element;
};
const edges = data.edges.map((edge) => ({ ...edge, title: asText(edge.title), arrows: data.directed ? "to" : "" }));
const options = { physics: false, interaction: { hover: true }, nodes: { font: { size: 13 } }, edges: { color: "#9aa4ae", smooth: { type: "dynamic" } } };
window.network = new vis.Network(document.getElementById("network"), { nodes: data.nodes, edges }, options);

"""The dataset: claims and decisions become graphs, rules add to them, and the view is what questions see."""

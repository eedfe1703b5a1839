// Mouse, finger and wheel on the canvas: move, zoom, drag a node, choose.

import { toLayout, zoomAt } from "./camera.js";
import { edgeAt, nodeAt } from "./pick.js";

const STILL = 4;

/** Listen on the stage; `actions`: choose(node, edge), close(circle), hover(node, edge), drag(node, x, y), drop(node), takesWheel(event). */
export function listen(stage, actions) {
  const { canvas } = stage;
  const pointers = new Map();
  let held = null;

  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) / stage.size.zoom, (event.clientY - box.top) / stage.size.zoom];
  };
  const headingAt = (x, y) => (stage.isChart ? null : stage.scene?.headings?.find(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom)?.area ?? null);
  const isMovable = (node) => node >= 0 && stage.scene.kind === "network" && !stage.scene.nodes[node].fold;
  const pick = (x, y, slack) => {
    if (!stage.scene) return [-1, -1];
    const { width, height } = stage.size;
    const node = nodeAt(stage.scene, stage.camera, width, height, x, y, slack, stage.labels);
    return [node, node < 0 ? edgeAt(stage.scene, stage.camera, width, height, x, y, slack + 2) : -1];
  };

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    canvas.setPointerCapture(event.pointerId);
    const [x, y] = at(event);
    pointers.set(event.pointerId, [x, y]);
    const heading = pointers.size === 1 ? headingAt(x, y) : null;
    const [node, edge] = pointers.size === 1 && !heading ? pick(x, y, event.pointerType === "touch" ? 14 : 4) : [-1, -1];
    held = { x, y, node, edge, heading, moved: pointers.size > 1, camera: stage.camera };
  });

  canvas.addEventListener("pointermove", (event) => {
    const [x, y] = at(event);
    const before = pointers.get(event.pointerId);
    if (!before) {
      if (event.pointerType !== "touch") actions.hover(...(headingAt(x, y) ? [-1, -1, x, y, true] : [...pick(x, y, 3), x, y]));
      return;
    }
    if (pointers.size === 2) pinch(event.pointerId, x, y);
    else move(before, x, y);
    pointers.set(event.pointerId, [x, y]);
  });

  function move([fromX, fromY], x, y) {
    if (!held.moved && Math.hypot(x - held.x, y - held.y) < STILL) return;
    held.moved = true;
    const { camera, size } = stage;
    if (isMovable(held.node)) {
      actions.drag(held.node, ...toLayout(camera, size.width, size.height, x, y));
    } else {
      canvas.dataset.moving = "";
      stage.look({ ...camera, x: camera.x - (x - fromX) / camera.k, y: camera.y - (y - fromY) / camera.k });
    }
  }

  function pinch(moving, x, y) {
    const [other] = [...pointers].filter(([id]) => id !== moving).map(([, place]) => place);
    const [fromX, fromY] = pointers.get(moving);
    const { camera, size } = stage;
    const factor = Math.hypot(x - other[0], y - other[1]) / Math.max(1, Math.hypot(fromX - other[0], fromY - other[1]));
    const zoomed = zoomAt(camera, size.width, size.height, (x + other[0]) / 2, (y + other[1]) / 2, factor);
    stage.look({ ...zoomed, x: zoomed.x - (x - fromX) / 2 / zoomed.k, y: zoomed.y - (y - fromY) / 2 / zoomed.k });
    held.moved = true;
  }

  const release = (event) => {
    if (!pointers.delete(event.pointerId) || !held) return;
    delete canvas.dataset.moving;
    if (held.moved) {
      if (isMovable(held.node)) actions.drop(held.node);
    } else if (event.type === "pointerup") {
      if (held.heading) actions.close(held.heading);
      else actions.choose(held.node, held.edge);
    }
    if (!pointers.size) held = null;
  };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);
  canvas.addEventListener("pointerleave", () => actions.hover(-1, -1));

  canvas.addEventListener(
    "wheel",
    (event) => {
      if (!actions.takesWheel(event)) return;
      event.preventDefault();
      const [x, y] = at(event);
      const lines = event.deltaMode === 1 ? 16 : 1;
      if (stage.isChart) return stage.look({ ...stage.camera, y: stage.camera.y + event.deltaY * lines });
      const factor = Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.008 : 0.0016));
      stage.look(zoomAt(stage.camera, stage.size.width, stage.size.height, x, y, factor));
    },
    { passive: false },
  );
  canvas.addEventListener("dblclick", (event) => {
    if (stage.isChart) return;
    stage.glideTo(zoomAt(stage.camera, stage.size.width, stage.size.height, ...at(event), 1.8));
  });
}

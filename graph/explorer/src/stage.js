// The canvas: keeps its size, paints when something changed, and shows a picture painted before while a large network moves.

import { glide, toScreen, ZOOM } from "./camera.js";
import { arrange, isChart } from "./charts.js";
import { onceAFrame } from "./dom.js";
import { layMap } from "./insets.js";
import { CROWD, createMeasure } from "./labels.js";
import { fittedAround, isCovered } from "./obstacles.js";
import { paint } from "./paint.js";
import { shapeFor, takeShape } from "./shape.js";

const USUAL = 15; // pixels of the page's letters, as style.css has them
const HEAVY = 2500;
const MARGIN = 0.25;
const REST = 140;
const STILL = 400; // milliseconds without a move after which the reader is taken to look at something
const HEAD = 30; // pixels of the years above a timeline
const ROOM = { map: { room: [76, 44, 40, 40], most: 2.6 }, crowd: { room: [40, 26, 40, 26] } }; // what labels of a kind of view need around its points
const LEAST_TALL = 0.45; // of the window: a panel over a chart takes no more of it away than leaves this
const CLOSE = 0.7; // zoom at which a thing that was searched for, and its name, can be read

/** Make the stage in an element that holds a canvas; `overlays` are elements that lie over it. */
export function createStage(canvas, overlays = []) {
  const context = canvas.getContext("2d", { alpha: false });
  const measure = createMeasure(document.createElement("canvas").getContext("2d"));
  const picture = document.createElement("canvas");
  let scene = null;
  let camera = { x: 0, y: 0, k: 1 };
  let size = { width: 0, height: 0, ratio: 1, zoom: 1 };
  let emphasis = null;
  let labels = [];
  let painted = null;
  let rest = 0;
  let still = 0;
  let stopGlide = () => {};
  let shape = [1, 1]; // of a network: stays as it is while the reader looks somewhere of their own
  let fitting = { whole: false }; // until the reader moves the view, it follows the size of the window; else false
  let bare = false; // on a sheet of paper nothing lies over the picture
  const onPaint = [];
  const onResize = [];
  const onRest = [];

  /** The boxes of what lies over the canvas, in its own pixels. */
  function obstacles() {
    if (bare) return [];
    const canvasBox = canvas.getBoundingClientRect();
    return overlays.map((element) => element.getBoundingClientRect()).filter(({ width, height }) => width && height).map((box) => ({
      left: (box.left - canvasBox.left) / size.zoom, top: (box.top - canvasBox.top) / size.zoom,
      right: (box.right - canvasBox.left) / size.zoom, bottom: (box.bottom - canvasBox.top) / size.zoom,
    }));
  }

  /** Where a chart may stand: below what lies over its top, above what lies over its bottom. */
  function chartBox() {
    let [top, bottom] = [8, size.height - 8];
    for (const box of obstacles()) {
      if (box.top < size.height / 4 && box.bottom < size.height / 2) top = Math.max(top, box.bottom + 6);
      else if (box.top > size.height * LEAST_TALL) bottom = Math.min(bottom, box.top - 6);
    }
    return { width: size.width, top, bottom, measure };
  }

  /** Give the things of a chart or a map their places in a window of this size. */
  function lay(next = scene, { whole = false } = fitting || {}) {
    if (!next || !size.width) return;
    const fresh = shapeFor(next, size, obstacles(), roomOf(next));
    if (fitting || fresh.every((times) => times === 1)) shape = fresh;
    if (isChart(next.kind)) arrange(next, chartBox(), { whole });
    else if (next.kind === "map") layMap(next, size);
    else takeShape(next.nodes, shape);
  }

  /** A chart is as wide as the window, and scrolled no farther than it goes. */
  function held(next) {
    if (!scene || !isChart(scene.kind)) return next;
    const { bottom } = chartBox();
    const most = Math.max(0, (scene.tall ?? 0) - bottom);
    return { x: size.width / 2, y: size.height / 2 + Math.min(most, Math.max(0, next.y - size.height / 2)), k: 1 };
  }

  const draw = onceAFrame(() => {
    if (!scene || !size.width) return;
    if (isHeavy(scene)) drawHeavy();
    else {
      context.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
      labels = paint(context, scene, camera, { ...size, measure, emphasis, taken: obstacles() });
    }
    for (const action of onPaint) action();
  });

  function drawHeavy() {
    if (!painted) repaint();
    const factor = camera.k / painted.k;
    const wide = picture.width * factor;
    const tall = picture.height * factor;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = scene.colors.background;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(
      picture,
      canvas.width / 2 - wide / 2 + (painted.x - camera.x) * camera.k * size.ratio,
      canvas.height / 2 - tall / 2 + (painted.y - camera.y) * camera.k * size.ratio,
      wide,
      tall,
    );
  }

  function repaint() {
    const width = size.width * (1 + 2 * MARGIN);
    const height = size.height * (1 + 2 * MARGIN);
    picture.width = Math.round(width * size.ratio);
    picture.height = Math.round(height * size.ratio);
    const pen = picture.getContext("2d", { alpha: false });
    pen.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
    const [aside, above] = [MARGIN * size.width, MARGIN * size.height];
    const moved = ({ left, right, top, bottom, ...other }, by) => ({ ...other, left: left + by * aside, right: right + by * aside, top: top + by * above, bottom: bottom + by * above });
    labels = paint(pen, scene, camera, { width, height, measure, emphasis, taken: obstacles().map((box) => moved(box, 1)) }).map((label) => moved(label, -1));
    scene.headings = scene.headings?.map((heading) => moved(heading, -1));
    painted = { ...camera };
  }

  function refresh() {
    painted = null;
    draw();
  }

  function look(next) {
    camera = held(next);
    draw();
    clearTimeout(still);
    still = setTimeout(() => onRest.forEach((action) => action()), STILL);
    if (!scene || !isHeavy(scene)) return;
    clearTimeout(rest);
    rest = setTimeout(refresh, REST);
  }

  /** Scroll a chart until a thing of it lies between what is over its top and over its bottom. */
  function scrollTo(node) {
    const { top, bottom } = chartBox();
    const head = scene.kind === "timeline" ? HEAD : 0;
    const at = node.y - (camera.y - size.height / 2);
    if (at > top + head + 12 && at < bottom - 12) return;
    const followed = fitting;
    stage.look({ ...camera, y: node.y - (top + bottom) / 2 + size.height / 2 });
    fitting = followed;
  }

  /** The camera that shows these nodes; all of them with what belongs to the picture as they do. */
  function fittedTo(points) {
    const all = points === scene?.nodes;
    const most = scene?.kind === "map" && !all ? { most: ZOOM.most } : {};
    return fittedAround([...points, ...(all ? [...corners(scene), ...(scene?.open ?? [])] : [])], size, obstacles(), { ...roomOf(scene), ...most });
  }

  const stage = {
    canvas,
    get camera() {
      return camera;
    },
    get size() {
      return size;
    },
    get scene() {
      return scene;
    },
    get labels() {
      return labels;
    },
    get isChart() {
      return isChart(scene?.kind);
    },
    show(next) {
      scene = next;
      lay();
      camera = held(camera);
      refresh();
    },
    emphasise(next) {
      emphasis = next;
      refresh();
    },
    look(next) {
      stopGlide();
      fitting = false;
      look(next);
    },
    glideTo(next) {
      stopGlide();
      fitting = false;
      stopGlide = glide(camera, next, look);
    },
    /** Show these nodes, by default all; `whole` shows them all even where they are too small to read. */
    fit(smooth = true, { points = scene?.nodes ?? [], whole = points !== scene?.nodes } = {}) {
      fitting = points === scene?.nodes && { whole };
      const followed = fitting;
      if (isChart(scene?.kind)) {
        lay(scene, { whole: points === scene.nodes && whole });
        stage.look({ ...camera, y: size.height / 2 + (points === scene.nodes ? 0 : Math.min(...points.map(({ y }) => y)) - size.height / 3) });
      } else {
        if (points === scene?.nodes) lay();
        const next = fittedTo(points);
        if (smooth) stage.glideTo(next);
        else stage.look(next);
      }
      fitting = followed;
    },
    /** Fit again, unless the reader has moved the view. */
    refit() {
      if (stage.isChart) {
        lay(); // where it is scrolled to stays: a focus may be there
        look(camera);
      } else if (fitting) stage.fit(false, fitting);
    },
    /** Bring a node into sight: large enough to read, or just out from under what hides it. */
    reveal(node, { close = false } = {}) {
      if (isChart(scene.kind)) return scrollTo(node);
      if (!close && !isCovered(node, camera, size, obstacles())) return;
      const k = close ? Math.max(camera.k, CLOSE) : camera.k;
      const followed = fitting;
      stage.glideTo(fittedAround([node], size, obstacles(), { most: k }));
      fitting = followed;
    },
    /** Where a node is, in pixels of the window. */
    place({ x, y, length = 0 }) {
      const box = canvas.getBoundingClientRect();
      const [left, top] = toScreen(camera, size.width, size.height, x + length / 2, y);
      return [box.left + left * size.zoom, box.top + top * size.zoom];
    },
    resize() {
      // The drawing grows with the text around it: on a wall-size screen, or where a reader wants larger letters.
      const zoom = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL;
      const [width, height] = [canvas.parentElement.clientWidth / zoom, canvas.parentElement.clientHeight / zoom];
      const ratio = Math.min(window.devicePixelRatio || 1, 2.5) * zoom;
      if (width === size.width && height === size.height && ratio === size.ratio) return;
      size = { width, height, ratio, zoom };
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      if (stage.isChart) {
        lay();
        camera = held(camera);
      } else stage.refit();
      refresh();
      for (const action of onResize) action();
    },
    redraw: refresh,
    onPaint: (action) => onPaint.push(action),
    onResize: (action) => onResize.push(action),
    onRest: (action) => onRest.push(action),
    /** Where the reader has moved the view to; null while it follows the size of the window. */
    chosenCamera: () => (fitting ? null : { x: Math.round(camera.x / shape[0]), y: Math.round(camera.y / shape[1]), k: Number(camera.k.toPrecision(3)) }),
    /** The camera that looks where one in a link does: there places are as they were drawn. */
    cameraFor: ({ x, y, k }) => ({ x: x * shape[0], y: y * shape[1], k }),
    /** Move a thing to a place of the picture; its place as it was drawn is what is kept. */
    move(node, x, y) {
      Object.assign(node, { x, y, home: [x / shape[0], y / shape[1]], pinned: true });
      refresh();
    },
    /** Lay the view out for a sheet of this size with nothing over it, let `action` paint it there, and bring it back. */
    onSheet({ width, height }, action) {
      const kept = { size, camera, shape, fitting };
      size = { width, height, ratio: 1, zoom: 1 };
      bare = true;
      lay();
      if (!stage.isChart) camera = fitting ? fittedTo(scene.nodes) : { ...camera, k: (camera.k * width) / kept.size.width };
      const painted = action(stage.pictureSize());
      bare = false;
      ({ size, camera, shape, fitting } = kept);
      lay();
      refresh();
      return painted;
    },
    /** The size of a picture of this view: of a chart all its rows. */
    pictureSize: () => ({ width: size.width, height: stage.isChart ? Math.max(size.height, scene.tall) : size.height }),
    /** Paint the view onto a context of its own, for a picture. */
    paintOn(pen) {
      if (!stage.isChart) return paint(pen, scene, camera, { ...size, measure, emphasis });
      const { width, height } = stage.pictureSize();
      const whole = { ...scene, bottom: height };
      return paint(pen, whole, { x: width / 2, y: height / 2, k: 1 }, { width, height, measure, emphasis });
    },
  };
  return stage;
}

/** The corners of a map's insets: they belong to the picture as things do. */
const corners = ({ insets }) => (insets ?? []).flatMap(({ frame: { left, right, top, bottom } }) => [{ x: left, y: top }, { x: right, y: bottom }]);

const roomOf = (scene) => (scene?.kind === "network" && (scene.nodes.length > CROWD || scene.nodes.some(({ fold }) => fold)) ? ROOM.crowd : ROOM[scene?.kind]);

function isHeavy(scene) {
  return !isChart(scene.kind) && scene.nodes.length + scene.edges.length > HEAVY;
}

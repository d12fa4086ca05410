import "bootstrap/js/dist/collapse";
import "bootstrap/js/dist/dropdown";
import "bootstrap/js/dist/tab";
import htmx from "htmx.org";
import "./columns";
import "./confirm";
import "./copy";
import { each } from "./each";
import "./live";
import "./menus";
import "./theme";
import "./time";

// The content policy forbids eval and injected style tags; htmx must not try either, nor leave pages in storage.
Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  attributesToSettle: ["class", "width", "height"],   // by default also style
});

each("[data-upload]", element => {
  import("./upload").then(({ bindUpload }) => bindUpload(element));
});

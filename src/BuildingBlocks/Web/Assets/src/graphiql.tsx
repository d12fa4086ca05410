import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";
import "graphiql/style.css";
import { createRoot } from "react-dom/client";

const place = document.getElementById("graphiql")!;
const headers = JSON.parse(place.dataset.headers ?? "{}") as Record<string, string>;
const fetcher = createGraphiQLFetcher({ url: place.dataset.endpoint ?? "/graphql", headers });

createRoot(place).render(
  <GraphiQL fetcher={fetcher} forcedTheme={document.documentElement.dataset.bsTheme as "light" | "dark"} defaultQuery={place.dataset.query} />,
);

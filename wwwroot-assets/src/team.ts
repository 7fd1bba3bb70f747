import { listenToCopies } from "./shared/copy";

listenToCopies();
document.documentElement.dataset.ready = "true";

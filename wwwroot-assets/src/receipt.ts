import { listenToCopies } from "./receipt/copy";
import { follow } from "./receipt/follow";

listenToCopies();
const section = document.querySelector<HTMLElement>("[data-receipt]");
if (section) follow(section);
document.documentElement.dataset.ready = "true";

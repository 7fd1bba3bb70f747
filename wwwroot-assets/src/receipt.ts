import { follow } from "./receipt/follow";
import { listenToCopies } from "./shared/copy";

listenToCopies();
const section = document.querySelector<HTMLElement>("[data-receipt]");
if (section) follow(section);
document.documentElement.dataset.ready = "true";

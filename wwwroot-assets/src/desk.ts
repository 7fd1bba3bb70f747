import { focusWhatOpens } from "./desk/focus";
import { watchBeat } from "./desk/freshness";
import { followReconnection } from "./desk/reconnection";
import { listenToKeys } from "./shared/keys";

listenToKeys("[data-desk-beat]");
watchBeat();
focusWhatOpens();
followReconnection();
document.documentElement.dataset.deskReady = "true";

import { focusWhatOpens } from "./desk/focus";
import { watchBeat } from "./desk/freshness";
import { listenToKeys } from "./desk/keys";
import { followReconnection } from "./desk/reconnection";

listenToKeys();
watchBeat();
focusWhatOpens();
followReconnection();
document.documentElement.dataset.deskReady = "true";

import { showCircuitReconnection } from "./desk/circuit-reconnection";
import { focusOpenedForm } from "./desk/focus-opened-form";
import { watchHeartbeat } from "./desk/watch-heartbeat";
import { listenToShortcuts } from "./shared/keyboard-shortcuts";

listenToShortcuts("[data-desk-beat]");
watchHeartbeat();
focusOpenedForm();
showCircuitReconnection();
document.documentElement.dataset.deskReady = "true";

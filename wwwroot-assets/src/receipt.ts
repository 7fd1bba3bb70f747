import { followReceipt } from "./receipt/follow-receipt";
import { enableCopyButtons } from "./shared/copy-buttons";

enableCopyButtons();
const section = document.querySelector<HTMLElement>("[data-receipt]");
if (section) followReceipt(section);
document.documentElement.dataset.ready = "true";

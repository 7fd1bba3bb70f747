import { enableCopyButtons } from "./shared/copy-buttons";

enableCopyButtons();
document.documentElement.dataset.ready = "true";

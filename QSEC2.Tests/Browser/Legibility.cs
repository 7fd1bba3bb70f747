using Microsoft.Playwright;

namespace QSEC2.Tests.Browser;

/// <summary>What a room could not read on a projection: on every page of what it looks at, for pages turn by themselves.</summary>
public static class Legibility
{
    // The page's clock is moved on until each page was there; its key for pause makes the projection look at it.
    private const string EachPage = """
        const eachPage = (look) => {
          const [real, found, seen] = [Date.now, [], new Set()];
          const pause = () => dispatchEvent(new KeyboardEvent("keydown", { key: "p" }));
          // First as it stands.
          for (let step = 0, pages = 1; seen.size < pages && step < 200; step++) {
            Date.now = () => real() + step * 12_000;
            if (step > 0) pause();
            const at = document.documentElement.dataset.page ?? "1/1";
            pages = Number(at.split("/")[1]) || 1;
            if (!seen.has(at)) found.push(...look().map((what) => `page ${at}: ${what}`));
            seen.add(at);
          }
          Date.now = real;
          pause();
          if (document.documentElement.classList.contains("is-paused")) pause();
          return found;
        };
        const unseen = (element) => [".projection__poster", ".projection__words"]
          .some((part) => element.closest(part) && getComputedStyle(element.closest(part)).clipPath !== "none");
        const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
        const written = () => shown("body *")
          .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
          .filter((element) => !element.closest(".visually-hidden") && !unseen(element));
        """;

    private const string Small = """
        const small = (least) => written()
          .filter((element) => !element.closest(".test-scene__letters"))
          .filter((element) => parseFloat(getComputedStyle(element).fontSize) < least * innerHeight - 0.5)
          .map((element) => `small, ${getComputedStyle(element).fontSize}: ${element.outerHTML.slice(0, 160)}`);
        """;

    // What sticks out of the screen, of its own card, or of what clips it.
    private const string Cut = """
        const inside = (box, of) =>
          box.right <= of.right + 1 && box.bottom <= of.bottom + 1 && box.left >= of.left - 1 && box.top >= of.top - 1;
        const clips = (element) => {
          const all = [];
          for (let at = element.parentElement; at && at !== document.body; at = at.parentElement)
            if (getComputedStyle(at).overflow !== "visible") all.push(at);
          return all;
        };
        const cut = () => {
          const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
          const out = shown("main *, header *")
            .filter((element) => !element.closest("svg, .visually-hidden, .test-scene__edges") && !unseen(element))
            .filter((element) => !inside(element.getBoundingClientRect(), screen));
          const wide = shown(".contribution-card").filter((card) => card.scrollWidth > card.clientWidth + 1);
          const clipped = written()
            .filter((element) => !element.closest(".line-up__text, .contribution-card__name"))
            .filter((element) => clips(element)
              .some((around) => !inside(element.getBoundingClientRect(), around.getBoundingClientRect())));
          return [...out, ...wide, ...clipped].map((element) => `cut: ${element.outerHTML.slice(0, 160)}`);
        };
        """;

    // Against the ground that lies behind the letters, in the colours of each season; WCAG's formula.
    private const string Faint = """
        const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
        const known = new Map();
        const paint = (color) => {
          canvas.clearRect(0, 0, 1, 1);
          canvas.fillStyle = color;
          canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data];
        };
        const rgba = (color) => { if (!known.has(color)) known.set(color, paint(color)); return known.get(color); };
        const light = ([r, g, b]) => [r, g, b]
          .map((part) => part / 255)
          .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
          .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
        const ground = (element) => {
          for (let at = element; at; at = at.parentElement) {
            const color = rgba(getComputedStyle(at).backgroundColor);
            if (color[3] === 255) return color;
          }
          return [255, 255, 255, 255];
        };
        const contrast = (element) => {
          const [one, other] = [light(rgba(getComputedStyle(element).color)), light(ground(element))].sort((a, b) => b - a);
          return (one + 0.05) / (other + 0.05);
        };
        const faint = () => ["air", "mobilites"].flatMap((season) => {
          const own = document.body.dataset.season;
          document.body.dataset.season = season;
          const found = written()
            .filter((element) => !element.closest("[aria-hidden=true], svg") && contrast(element) < 7)
            .map((element) => `faint, ${season}, ${contrast(element).toFixed(1)}: ${element.outerHTML.slice(0, 160)}`);
          document.body.dataset.season = own;
          return found;
        });
        """;

    /// <param name="least">Of letters, as a share of the screen's height.</param>
    public static Task<string[]> SmallOrCutAsync(this IPage page, double least) =>
        page.EvaluateAsync<string[]>($"least => {{ {EachPage} {Small} {Cut} return eachPage(() => [...small(least), ...cut()]); }}", least);

    /// <summary>Letters under 7:1, in the light or dark colours that the page has now.</summary>
    public static Task<string[]> FaintAsync(this IPage page) =>
        page.EvaluateAsync<string[]>($"() => {{ {EachPage} {Faint} return eachPage(faint); }}");
}

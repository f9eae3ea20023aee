// What a page looks like, as numbers: run in the page by the tests.
({
  // Every text that can be seen with its contrast, and every border of something to use.
  contrast() {
    const parse = (colour) => {
      const numbers = colour.match(/[\d.]+/g).map(Number);
      return { rgb: numbers.slice(0, 3), alpha: numbers.length > 3 ? numbers[3] : 1 };
    };
    const light = (rgb) => {
      const [red, green, blue] = rgb.map((value) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ratio = (one, other) => {
      const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    };
    const behind = (element) => {
      for (let here = element; here; here = here.parentElement) {
        const ground = parse(getComputedStyle(here).backgroundColor);
        if (ground.alpha === 1) return ground.rgb;
        if (ground.alpha !== 0) throw new Error("a ground that one can look through: not measured");
      }
      throw new Error("no ground");
    };
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent.trim();
      const element = walker.currentNode.parentElement;
      if (!text || !element.checkVisibility()) continue;
      texts.push({ text, ratio: ratio(parse(getComputedStyle(element).color).rgb, behind(element)) });
    }
    const borders = [...document.querySelectorAll("button, input, .veld")].map((element) => ({
      text: element.id || element.textContent.trim(),
      ratio: ratio(parse(getComputedStyle(element).borderTopColor).rgb, behind(element.parentElement)),
    }));
    return { texts, borders };
  },

  // What has focus, how it shows, and whether it is in sight.
  focus() {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return {
      name: element.id || element.textContent.trim(),
      outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
      seen: box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth,
    };
  },

  // Things to press that are smaller than a finger needs.
  small() {
    return [...document.querySelectorAll("button, input")]
      .map((element) => ({ name: element.id || element.textContent, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 44 || box.height < 44)
      .map(({ name }) => name);
  },

  // How many pixels the page is wider than the window.
  overflow() {
    return document.scrollingElement.scrollWidth - document.documentElement.clientWidth;
  },
})

using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace JourneyMapper.Browser.Tests.Look;

/// <summary>
/// Finds text that is not seen whole: cut by a box around it, outside of the window, or too long for its field. A text that ends in dots is
/// shortened on purpose when a title or a label says it whole. What lies further on in something that scrolls is no loss.
/// </summary>
static class Clipping
{
    const string Finder =
        """
        () => {
          const slack = 1, found = [];
          const tell = (text, what) => found.push(`"${text.trim().slice(0, 60)}" ${what}`);
          const cuts = value => value === 'hidden' || value === 'clip';
          const scrolls = value => value === 'auto' || value === 'scroll';
          const isSpoken = element => element.closest('[title], [aria-label]') !== null || element.querySelector('[title]') !== null;
          const isShortened = (box, style) => (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') && isSpoken(box);

          // What of the rectangle is not seen, walking from the text to the window.
          function lost(element, rect) {
            let fixed = false;
            for (let box = element; box && box !== document.documentElement; box = box.parentElement) {
              const style = getComputedStyle(box), edge = box.getBoundingClientRect();
              // Words for those who listen are no picture.
              if (style.clipPath !== 'none' && edge.width <= 1) return null;
              const isAcross = rect.left < edge.left - slack || rect.right > edge.right + slack;
              const isDown = rect.top < edge.top - slack || rect.bottom > edge.bottom + slack;
              if ((cuts(style.overflowX) && isAcross) || (cuts(style.overflowY) && isDown))
                return isShortened(box, style) ? null : `is cut by <${box.tagName.toLowerCase()} class="${box.className}">`;
              if (scrolls(style.overflowX) || scrolls(style.overflowY)) return null;
              fixed ||= style.position === 'fixed';
              if (fixed && style.position === 'fixed') break;
            }
            if (rect.left < -slack || rect.right > innerWidth + slack) return 'lies beside the window';
            if (fixed && (rect.top < -slack || rect.bottom > innerHeight + slack)) return 'lies above or below the window';
            return null;
          }

          const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (words.nextNode()) {
            const node = words.currentNode, element = node.parentElement;
            if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true }) || element.closest('script, option, .skip')) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            for (const rect of range.getClientRects()) {
              const how = rect.width > 0 ? lost(element, rect) : null;
              if (how) { tell(node.data, how); break; }
            }
          }

          const pen = document.createElement('canvas').getContext('2d'), arrow = 16;
          for (const field of document.querySelectorAll('select, input:not([type=checkbox], [type=radio], [type=hidden], [type=file])')) {
            const style = getComputedStyle(field);
            if (!field.checkVisibility({ visibilityProperty: true }) || field.getBoundingClientRect().width <= 1 || style.textOverflow === 'ellipsis') continue;
            const isSelect = field.tagName === 'SELECT';
            const text = isSelect ? field.selectedOptions[0]?.text ?? '' : field.value || field.placeholder;
            pen.font = style.font;
            const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - (isSelect ? arrow : 0);
            if (pen.measureText(text).width > room + slack) tell(text, `is longer than its <${field.tagName.toLowerCase()}>`);
          }

          const wide = document.scrollingElement.scrollWidth;
          if (wide > innerWidth) found.push(`the page is ${wide} px wide in a window of ${innerWidth} px`);
          return found;
        }
        """;

    /// <summary>What is not seen whole of the page now.</summary>
    public static Task<string[]> FindAsync(Person person) => person.Page.EvaluateAsync<string[]>(Finder);

    /// <summary>Asserts that everything is seen whole, in a window of each of these sizes.</summary>
    public static async Task CheckAsync(Person person, string place, params ViewportSize[] sizes)
    {
        List<string> found = [];
        foreach (var size in sizes)
        {
            await person.Page.SetViewportSizeAsync(size.Width, size.Height);
            found.AddRange((await FindAsync(person)).Select(one => $"{place}, {person.Options.Locale}, {size.Width} px: {one}"));
        }
        if (found.Count > 0) throw new XunitException(string.Join(Environment.NewLine, found));
    }
}

// Judges pages as Lighthouse does. Reads one JSON object a line, { url, cookies: [{ name, value }] }, and prints for each one line of JSON:
// { accessibility, bestPractices, missed: [what cost points] }, scores of 0 to 100. The argument is the browser's program.
import { createInterface } from 'node:readline';
import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';

const CATEGORIES = ['accessibility', 'best-practices'];
const WINDOW = { mobile: false, width: 1440, height: 900, deviceScaleFactor: 1, disabled: false };

async function judge(browser, { url, cookies }) {
  // A browser of its own for each look: nothing is left of the one before.
  const context = await browser.createBrowserContext();
  await context.setCookie(...cookies.map(cookie => ({ ...cookie, domain: new URL(url).hostname, path: '/' })));
  const flags = { onlyCategories: CATEGORIES, formFactor: 'desktop', screenEmulation: WINDOW, throttlingMethod: 'provided', disableStorageReset: true, logLevel: 'silent' };
  const { lhr } = await lighthouse(url, flags, undefined, await context.newPage());
  await context.close();
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  // A page that led elsewhere, to the sign-in for instance, must not pass for the one that was asked for.
  if (lhr.finalDisplayedUrl !== url) throw new Error(`${url} led to ${lhr.finalDisplayedUrl}`);
  const [accessibility, bestPractices] = CATEGORIES.map(name => Math.round(lhr.categories[name].score * 100));
  const counted = CATEGORIES.flatMap(name => lhr.categories[name].auditRefs).filter(audit => audit.weight > 0).map(audit => lhr.audits[audit.id]);
  return { accessibility, bestPractices, missed: counted.filter(audit => audit.score !== null && audit.score < 1).map(audit => audit.title) };
}

const browser = await puppeteer.launch({ executablePath: process.argv[2], args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
try {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line) process.stdout.write(JSON.stringify(await judge(browser, JSON.parse(line))) + '\n');
  }
} finally {
  await browser.close();
}

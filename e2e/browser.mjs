// The one browser of the tests and of the screenshots: Debian's Chromium, never a downloaded one.

export const chromium = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--headless",
    "--no-sandbox", // as root, in a container, there is no sandbox to be had; it only meets our own pages
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    // Nothing leaves the machine.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};
